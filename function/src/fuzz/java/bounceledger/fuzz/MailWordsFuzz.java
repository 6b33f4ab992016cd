package bounceledger.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The same as {@link MailFuzz}, of mails that are made of the words that mails are made of: each byte stands for one,
/// so that chance gets further than to the first colon.
public final class MailWordsFuzz {

    private static final List<String> WORDS = List.of(
            "\n",
            "\n\n",
            " ",
            "\t",
            ":",
            ": ",
            ";",
            "; ",
            ",",
            "=",
            "\"",
            "(",
            ")",
            "<",
            ">",
            "@",
            ".",
            "-",
            "--",
            "/",
            "+",
            "\\",
            "'",
            "#",
            "*",
            "_",
            "?",
            "=?utf-8?Q?",
            "=?utf-8?B?",
            "?=",
            "=41",
            "=\n",
            "+2B",
            "+40",
            "\\x{F6}",
            "\u00c3\u00b6",
            "\u00f6",
            "\0",
            "\u001b$B",
            "a",
            "b",
            "jo",
            "jo@example.org",
            "<kim@example.net>",
            "bounce+jo=example.org@lists.example.com",
            "MAILER-DAEMON@mx.example.com",
            "example.org",
            "mx.example.net",
            "192.0.2.1",
            "5",
            "0",
            "5.1.1",
            "4.2.2",
            "5.0.0",
            "550",
            "452",
            "550-",
            "421 4.4.2 ",
            "550 5.1.1 <jo@example.org>: user unknown",
            "said: ",
            "\nFrom: ",
            "\nTo: ",
            "\nSubject: ",
            "\nDate: Fri, 20 Nov 2026 09:00:00 +0000",
            "\nMessage-ID: <m1@mail.example.com>",
            "\nReturn-Path: <>",
            "\nReceived: from mx.example.net",
            "\nIn-Reply-To: ",
            "\nAuto-Submitted: auto-replied",
            "\nX-Failed-Recipients: ",
            "\nDelivered-To: ",
            "\nContent-Type: ",
            "\nContent-Transfer-Encoding: base64",
            "\nContent-Transfer-Encoding: quoted-printable",
            "\nContent-Disposition: attachment",
            "multipart/report; report-type=delivery-status; boundary=b",
            "multipart/report; report-type=feedback-report; boundary=b",
            "multipart/mixed; boundary=b",
            "multipart/mixed",
            "message/delivery-status",
            "message/feedback-report",
            "message/disposition-notification",
            "message/rfc822",
            "text/plain",
            "text/html",
            "; charset=utf-8",
            "; charset=iso-2022-jp",
            "\n--b\n",
            "\n--b--\n",
            "\nReporting-MTA: dns; mx.example.net",
            "\nFinal-Recipient: rfc822; ",
            "\nOriginal-Recipient: rfc822;",
            "\nAction: failed",
            "\nAction: delayed",
            "\nStatus: ",
            "\nRemote-MTA: dns; ",
            "\nDiagnostic-Code: smtp; ",
            "\nFeedback-Type: abuse",
            "\nOriginal-Rcpt-To: ",
            "\nDisposition: automatic-action/MDN-sent-automatically; deleted",
            "Hi. This is the qmail-send program",
            "Delivery has failed to these recipients or groups:",
            "This message was created automatically by mail delivery software.",
            "The following address failed:",
            "----- The following addresses had permanent fatal errors -----",
            "   ----- Transcript of session follows -----\n",
            ">>> RCPT To:<jo@example.org>\n",
            "<<< 550 5.1.1 unknown\n",
            "--- Below this line is a copy of the message.",
            "Undelivered Mail Returned to Sender",
            "Out of office",
            "mailbox full",
            "user unknown",
            "<html><body><p>",
            "<br>",
            "&lt;",
            "&#64;",
            "<script>",
            "<!--",
            "{\"notificationType\":\"Bounce\",",
            "am9AZXhhbXBsZS5vcmc=",
            "IMCEASMTP-jo+40example+2Eorg@gateway.example",
            "/DD.RFC-822=jo(a)example.org/C=XX/",
            "SRS0=abcd=ef=example.org=jo@example.net");

    private MailWordsFuzz() {}

    /// As {@link MailFuzz} does.
    public static void fuzzerInitialize() {
        MailFuzz.fuzzerInitialize();
    }

    /// What Jazzer calls.
    public static void fuzzerTestOneInput(byte[] words) {
        MailFuzz.fuzzerTestOneInput(mail(words));
    }

    private static byte[] mail(byte[] words) {
        ByteArrayOutputStream mail = new ByteArrayOutputStream();
        for (byte word : words) {
            mail.writeBytes(WORDS.get(Byte.toUnsignedInt(word) % WORDS.size()).getBytes(StandardCharsets.ISO_8859_1));
        }
        return mail.toByteArray();
    }
}
