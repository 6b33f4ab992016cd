package bounceledger.query;

import java.util.regex.Pattern;

/// One field of a CSV file (RFC 4180 section 2), which no spreadsheet takes for a formula.
///
/// Addresses and replies come from strangers, and a field that opens with `=`, `+`, `-`, `@` or their full-width
/// twins, a tab or a line break is run as a formula when somebody opens the export. Such a field gets an apostrophe in
/// front, which spreadsheets read as "this is text" (<https://owasp.org/www-community/attacks/CSV_Injection>). Every
/// field is quoted: a file that is split at semicolons would else show the middle of a field as the beginning of one.
///
/// A program that reads the file takes off one apostrophe where one or more stand before such a character.
public final class CsvField {

    private static final Pattern FORMULA = Pattern.compile("^'*\\s*[=+\\-@＝＋－＠\\t\\r\\n\\x00]");

    private CsvField() {}

    /// The field as it is written, quotes included.
    public static String of(String text) {
        String tame = FORMULA.matcher(text).find() ? "'" + text : text;
        return '"' + tame.replace("\"", "\"\"") + '"';
    }
}
