package bounceledger.format;

import bounceledger.mail.Headers;
import bounceledger.mail.MailParts;
import bounceledger.report.AutoReply;
import bounceledger.report.Report;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads automatic answers (RFC 3834): out of office, a ticket's number, a challenge.
///
/// One field that only they carry is enough; of the signs that others carry too, it takes two. Comes after the
/// bounces, since mail servers mark those as automatic answers as well.
///
/// Format: <https://www.rfc-editor.org/rfc/rfc3834>
final class Rfc3834Format implements Format {

    /// How out-of-office subjects open, in lower case.
    private static final List<String> SUBJECTS = List.of(
            "auto:",
            "auto-reply",
            "autoreply",
            "auto reply",
            "auto response",
            "autoresponse",
            "automatic reply",
            "automatic response",
            "automated response",
            "out of office",
            "out of the office",
            "out-of-office",
            "vacation",
            "on vacation",
            "away from",
            "i am away",
            "i'm away",
            "on leave",
            "abwesen",
            "ich bin nicht im",
            "automatische antwort",
            "automatische antwoord",
            "automatisch antwoord",
            "autom. antwort",
            "afwezig",
            "niet aanwezig",
            "réponse automatique",
            "réponse auto",
            "absence",
            "absent",
            "en congé",
            "respuesta automática",
            "respuesta automatica",
            "fuera de la oficina",
            "fuera de oficina",
            "ausente",
            "resposta automática",
            "fora do escritório",
            "ausência",
            "risposta automatica",
            "fuori ufficio",
            "assente",
            "assenza",
            "autosvar",
            "automatiskt svar",
            "automatisk svar",
            "frånvaro",
            "frånvarande",
            "fraværende",
            "ikke til stede",
            "automaattinen vastaus",
            "poissa",
            "odpowiedź automatyczna",
            "automatyczna odpowiedź",
            "automatická odpověď",
            "automatikus válasz",
            "otomatik yanıt",
            "автоответ",
            "автоматический ответ",
            "自動返信",
            "自動応答",
            "不在",
            "自动回复",
            "自動回覆",
            "자동 응답",
            "부재중");

    @Override
    public Optional<Report> read(MailParts mail) {
        if (Sender.isDaemon(mail) || !(isCertain(mail.headers()) || isLikely(mail.headers()))) {
            return Optional.empty();
        }
        return Optional.of(new AutoReply(
                Reported.message(mail), mail.date(), mail.headers().addresses("From")));
    }

    private static boolean isCertain(Headers headers) {
        return word(headers, "Auto-Submitted").startsWith("auto-replied")
                || headers.has(
                        "X-Autoreply", "X-Autorespond", "X-Autoreply-From", "X-Mail-Autoreply", "X-AutoReply-Domain")
                || word(headers, "Precedence").equals("auto_reply");
    }

    /// A person answers under the subject that he was written to; a machine writes its own. Mailing lists and
    /// newsletters carry `auto-generated` and `bulk` and may be titled anything.
    private static boolean isLikely(Headers headers) {
        if (headers.has("List-Id", "List-Unsubscribe")) {
            return false;
        }
        String subject = word(headers, "Subject");
        boolean answers = headers.has("In-Reply-To", "References");
        boolean generated = word(headers, "Auto-Submitted").startsWith("auto-generated");
        boolean weak = Stream.of("bulk", "junk").anyMatch(word(headers, "Precedence")::equals)
                || headers.has("X-Auto-Response-Suppress", "X-MS-Exchange-Inbox-Rules-Loop", "X-Loop")
                || word(headers, "Return-Path").equals("<>");
        boolean titled = SUBJECTS.stream().anyMatch(subject::startsWith);
        return (titled && (answers || generated || weak)) || (generated && headers.has("In-Reply-To"));
    }

    private static String word(Headers headers, String name) {
        return headers.first(name).orElse("").toLowerCase(Locale.ROOT);
    }
}
