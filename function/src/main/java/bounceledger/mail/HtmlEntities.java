package bounceledger.mail;

import java.util.HashMap;
import java.util.Map;

/// The characters that HTML names: those of Latin-1, and the punctuation that programs put into sentences.
final class HtmlEntities {

    /// In their order, from U+00A0.
    private static final String LATIN_1 = """
            nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn \
            sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave \
            Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml \
            ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN \
            szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute \
            icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml \
            yacute thorn yuml \
            """;

    private static final Map<String, Integer> NAMES = names();

    private HtmlEntities() {}

    private static Map<String, Integer> names() {
        Map<String, Integer> names = new HashMap<>(Map.ofEntries(
                Map.entry("lt", (int) '<'),
                Map.entry("gt", (int) '>'),
                Map.entry("amp", (int) '&'),
                Map.entry("quot", (int) '"'),
                Map.entry("apos", (int) '\''),
                Map.entry("commat", (int) '@'),
                Map.entry("ndash", 0x2013),
                Map.entry("mdash", 0x2014),
                Map.entry("lsquo", 0x2018),
                Map.entry("rsquo", 0x2019),
                Map.entry("ldquo", 0x201c),
                Map.entry("rdquo", 0x201d),
                Map.entry("bull", 0x2022),
                Map.entry("hellip", 0x2026),
                Map.entry("euro", 0x20ac),
                Map.entry("trade", 0x2122),
                Map.entry("rarr", 0x2192)));
        int code = 0xa0;
        for (String name : LATIN_1.strip().split(" ")) {
            names.put(name, code++);
        }
        return names;
    }

    /// What stands for `&name;`, `&#233;` or `&#xE9;`.
    ///
    /// @param name without ampersand and semicolon
    /// @return the code point, or -1
    static int codePoint(String name) {
        return name.startsWith("#") ? numbered(name.substring(1)) : NAMES.getOrDefault(name, -1);
    }

    private static int numbered(String digits) {
        try {
            int code = digits.startsWith("x") || digits.startsWith("X")
                    ? Integer.parseInt(digits.substring(1), 16)
                    : Integer.parseInt(digits);
            return Character.isValidCodePoint(code) ? code : -1;
        } catch (NumberFormatException notOne) {
            return -1;
        }
    }
}
