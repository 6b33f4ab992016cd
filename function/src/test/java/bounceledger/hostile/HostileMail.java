package bounceledger.hostile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/// A mail that nobody writes by mistake, at any size: what each part of the reader likes least.
///
/// @param shape what is wrong with it
/// @param ofSize the mail, of about as many bytes as asked for
public record HostileMail(String shape, IntFunction<byte[]> ofSize) {

    private static final String MULTIPART = "Content-Type: multipart/mixed; boundary=b\n\n";
    private static final String REPORT = "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n";
    private static final String STATUS = REPORT + "--b\nContent-Type: message/delivery-status\n\n";
    private static final String HTML = "Content-Type: text/html\n\n";
    private static final String BASE64 = "Content-Transfer-Encoding: base64\n\n";
    private static final String QUOTED = "Content-Transfer-Encoding: quoted-printable\n\n";

    /// Every shape, in groups: lines, fields, parts, encodings, reports, texts, chance.
    public static List<HostileMail> all() {
        return Stream.of(
                        lines(),
                        fields(),
                        addresses(),
                        parts(),
                        boundaries(),
                        encodings(),
                        reports(),
                        texts(),
                        chance())
                .flatMap(shapes -> shapes)
                .toList();
    }

    private static Stream<HostileMail> lines() {
        return Stream.of(
                of("only line ends", "", "\r\n"),
                of("only bare CR", "", "\r"),
                of("only NUL", "", "\0"),
                of("one line", "", "x"),
                of("one line of text", "Subject: x\n\n", "x"),
                of("lines that are no header", "", "x\n"),
                of("lines that only look indented", "", " x\n"));
    }

    private static Stream<HostileMail> fields() {
        return Stream.of(
                of("header lines", "", "a: b\n"),
                of("a field folded without end", "Subject: x\n", " y\n"),
                of("a field folded by bare CR", "Subject: x\r", " y\r"),
                of("a field in one line", "Subject: ", "x"),
                of("a field and lines that are none", "Subject: x\n", "y\n"),
                of("fields and lines that are none", "", "a: b\n" + "y\n".repeat(30_000)),
                of("encoded words", "Subject: ", "=?utf-8?B?4pyT?= "),
                of("encoded words that never end", "Subject: ", "=?utf-8?Q?"),
                of("one encoded word", "Subject: =?utf-8?Q?", "=41"),
                of("colons", "", ":"),
                of("fields with NUL", "", "a\0: \0b\n"),
                of("raw bytes in a field", "Subject: ", "\u00c3\u00a4"),
                of("bytes that are no UTF-8 in fields", "", "Subject: \u00ff\u00fe\n"));
    }

    private static Stream<HostileMail> addresses() {
        return Stream.of(
                of("addresses in From", "From: ", "<a@b.example>,"),
                of("addresses in many From", "", "From: " + "<a@b.example>,".repeat(300) + "\n"),
                of("brackets in From", "From: ", "<(\""),
                of("brackets in many From", "", "From: " + "<(\"".repeat(1_400) + "\n"),
                of("comments in From", "From: ", "("),
                of("groups in To", "To: ", "a:b@c.example;,"),
                of("quotes in X-Failed-Recipients", "X-Failed-Recipients: ", "\"\\\""));
    }

    private static Stream<HostileMail> parts() {
        return Stream.of(
                new HostileMail("nested parts", HostileMail::nested),
                of("nested parts of one boundary", "", MULTIPART + "--b\n"),
                of("nested parts without boundary", "", "Content-Type: multipart/mixed\n\n--b\n"),
                of("parts", MULTIPART, "--b\n\nx\n"),
                of("empty parts", MULTIPART, "--b\n"),
                of("parts that end at once", MULTIPART, "--b--\n"),
                of("messages in messages", "", "Content-Type: message/rfc822\n\n"),
                of("reports in a report", REPORT, "--b\nContent-Type: message/delivery-status\n\n\n"),
                of("boundary inside itself", "", "--b\n" + REPORT),
                of("a preamble without end", MULTIPART, "y\n"),
                of("preambles, no boundary named", "Content-Type: multipart/mixed\n\n", "--y\nx\n"));
    }

    private static Stream<HostileMail> boundaries() {
        String dashes = "-".repeat(150);
        return Stream.of(
                of(
                        "boundary of dashes",
                        "Content-Type: multipart/mixed; boundary=\"" + dashes + "\"\n\n--" + dashes + "\n",
                        "-"),
                of("boundary almost", MULTIPART + "--b\n\n", "\n--bb"),
                of("boundary and blanks", MULTIPART + "--b\n\n\n--b", " "),
                of("boundaries and blanks", MULTIPART + "--b\n\n", "\n--b" + " ".repeat(2_000) + "x"),
                of(
                        "a boundary that begins another",
                        MULTIPART + "--b\n" + REPORT.replace("=b", "=bb"),
                        "--bb\n\n--b\n"),
                of("boundary without characters", "Content-Type: multipart/mixed; boundary=\"\"\n\n", "--\n\n"),
                of(
                        "boundary of 10,000 characters",
                        "Content-Type: multipart/mixed; boundary=" + "a".repeat(10_000) + "\n\n",
                        "--" + "a".repeat(10_000) + "\n\nx\n"),
                of("boundary without end", "Content-Type: multipart/mixed; boundary=", "a"),
                of("parameters of a type", "Content-Type: text/plain", "; a=b"),
                of("continued parameters of a type", "Content-Type: multipart/mixed", "; boundary*0*=%41"),
                of("a type of semicolons", "Content-Type: ", ";"));
    }

    private static Stream<HostileMail> encodings() {
        return Stream.of(
                of("base64 text", BASE64, "eHh4\n"),
                of("base64 HTML", "Content-Type: text/html\n" + BASE64, "PHA+\n"),
                of("base64 that is none", BASE64, "!=\n"),
                of("base64 padding", BASE64, "="),
                of("base64 status part", STATUS.strip() + "\n" + BASE64, "YTogYgoK\n"),
                new HostileMail("base64 in base64", HostileMail::wrapped),
                of("quoted-printable text", QUOTED, "=41"),
                of("quoted-printable soft line ends", QUOTED, "=\n"),
                of("quoted-printable that is none", QUOTED, "=="),
                of("quoted-printable blanks", QUOTED, " "),
                of("uuencode", "Content-Transfer-Encoding: x-uuencode\n\nbegin 644 a\n", "#86%A\n"),
                of("escapes of Japan", "Subject: x\n\n", "\u001b$B\u001b(B"),
                of("UTF-16", "Content-Type: text/plain; charset=utf-16\n\n", "\u00d8\u0000"),
                of("UTF-7", "Content-Type: text/plain; charset=utf-7\n\n", "+AG"));
    }

    private static Stream<HostileMail> reports() {
        return Stream.of(
                of("status groups", STATUS, "Final-Recipient: a@b.example\n\n"),
                of("recipients in one group", STATUS, "Final-Recipient: a@b.example\n"),
                of("broken groups", STATUS, "\0\n\n"),
                of(
                        "a diagnosis without end",
                        STATUS + "Final-Recipient: a@b.example\nDiagnostic-Code: smtp; 550\n",
                        " 550 no\n"),
                of("plus signs", STATUS + "Original-Recipient: rfc822;", "+2B"),
                of("escapes", STATUS + "Final-Recipient: utf-8;", "\\x{"),
                of("complaints", REPORT, "--b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\n\n"),
                of("qmail paragraphs", "\nHi. This is the\n\n", "<a@b>:\nno\n\n"),
                of("addresses at line starts", "From: a@b.example\n\n", "<a@b>:\n"),
                of(
                        "final recipients in the text",
                        "From: mailer-daemon@b.example\n\n",
                        "Final-Recipient: a@b.example\n"));
    }

    private static Stream<HostileMail> texts() {
        return Stream.of(
                of("angle brackets", HTML, "<"),
                of("open tags", HTML, "<script<style<"),
                of("hidden tags", HTML, "<style>"),
                of("ampersands", HTML, "&"),
                of("blanks in HTML", HTML, "&nbsp;\u00a0 \n"),
                of("empty lines below a word", "From: mailer-daemon@b.example\n\nno", "\n"),
                of("set-in headers", "From: mailer-daemon@b.example\n\n", "original message:\n  From: a\n"),
                of("quoted headers", "From: mailer-daemon@b.example\n\nmessage:\n", "> From: a\n"),
                of("rulers", "Subject: x\n\n", "----- message -----\n"),
                of("addresses", "From: mailer-daemon@b.example\n\n", "a@b.example "),
                of("replies", "From: mailer-daemon@b.example\n\n", "550 5.1.1 <a@b.example> no such user\n"),
                of("at signs", "From: mailer-daemon@b.example\n\n", "@"),
                of("dots and digits", "From: mailer-daemon@b.example\n\n", "5.1."));
    }

    private static Stream<HostileMail> chance() {
        return Stream.of(
                new HostileMail("random bytes", HostileMail::random),
                new HostileMail("random words of mail", size -> words(size, 1)),
                new HostileMail("other random words of mail", size -> words(size, 2)));
    }

    private static HostileMail of(String shape, String head, String unit) {
        return new HostileMail(shape, size -> {
            int times = Math.max(1, (size - head.length()) / unit.length());
            return (head + unit.repeat(times)).getBytes(StandardCharsets.ISO_8859_1);
        });
    }

    private static byte[] nested(int size) {
        StringBuilder mail = new StringBuilder();
        for (int depth = 0; mail.length() < size; depth++) {
            mail.append("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n".formatted(depth, depth));
        }
        return mail.append("\ndeep").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /// As often as the size allows: a message in base64 in a message in base64.
    private static byte[] wrapped(int size) {
        byte[] mail = "Subject: deep\n\nx\n".getBytes(StandardCharsets.ISO_8859_1);
        while (mail.length * 4L / 3 + 200 < size) {
            String inner = Base64.getMimeEncoder().encodeToString(mail);
            mail = (MULTIPART + "--b\nContent-Type: message/rfc822\n" + BASE64 + inner + "\n--b--\n")
                    .getBytes(StandardCharsets.ISO_8859_1);
        }
        return mail;
    }

    private static byte[] random(int size) {
        byte[] mail = new byte[size];
        new Random(20_261_121).nextBytes(mail);
        return mail;
    }

    private static final List<String> WORDS = List.of(
            "\n",
            "\n\n",
            "\r\n",
            "\r",
            " ",
            "\t",
            "\0",
            ":",
            ";",
            "=",
            "\"",
            "<",
            ">",
            "@",
            "--",
            "--b",
            "--b--",
            "\n--b\n",
            "Content-Type: ",
            "multipart/report",
            "multipart/mixed",
            "message/delivery-status",
            "message/rfc822",
            "text/plain",
            "text/html",
            "text/rfc822-headers",
            "; boundary=b",
            "; charset=utf-8",
            "Content-Transfer-Encoding: ",
            "base64",
            "quoted-printable",
            "From: ",
            "To: ",
            "Subject: ",
            "Final-Recipient: rfc822; ",
            "Action: failed",
            "Status: 5.1.1",
            "Diagnostic-Code: smtp; 550 no",
            "a@b.example",
            "=?utf-8?Q?",
            "?=",
            "550 5.1.1 ",
            "Hi. This is the",
            "\u00e4",
            "\u00ff",
            "\u001b$B",
            "<br>",
            "&#228;",
            "From ",
            "Reporting-MTA: dns; mx.example.net");

    private static byte[] words(int size, long seed) {
        Random chance = new Random(seed);
        StringBuilder mail = new StringBuilder("Content-Type: multipart/report; boundary=b\n\n--b\n");
        while (mail.length() < size) {
            mail.append(WORDS.get(chance.nextInt(WORDS.size())));
        }
        return mail.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /// The mail without its last bytes, should it be longer.
    public byte[] bytes(int size) {
        byte[] mail = ofSize.apply(size);
        return mail.length > size ? Arrays.copyOf(mail, size) : mail;
    }

    @Override
    public String toString() {
        return shape;
    }
}
