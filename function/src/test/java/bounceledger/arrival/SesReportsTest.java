package bounceledger.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import bounceledger.json.Json;
import bounceledger.report.Action;
import bounceledger.report.AutoReply;
import bounceledger.report.DeliveryReport;
import bounceledger.report.FeedbackReport;
import bounceledger.report.FeedbackType;
import bounceledger.report.RecipientReport;
import bounceledger.report.RemoteMta;
import bounceledger.report.Report;
import bounceledger.report.ReportId;
import bounceledger.report.ReportedMessage;
import bounceledger.smtp.EnhancedStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SesReportsTest {

    @Test
    void readsEveryFieldOfABounce() {
        Report report = report("""
                {"eventType": "Bounce",
                 "mail": {"messageId": "0107-a", "timestamp": "2026-03-04T07:30:00Z", "destination": ["all@shop.example"],
                          "tags": {"campaign": ["apples"], "ses:configuration-set": ["orchard"]},
                          "headers": [{"name": "X-Campaign", "value": "pears"}]},
                 "bounce": {"bounceType": "Permanent", "bounceSubType": "NoEmail", "timestamp": "2026-03-04T07:30:02Z",
                            "feedbackId": "0107-f", "remoteMtaIp": "198.51.100.9", "reportingMTA": "dsn; MX.shop.example",
                            "bouncedRecipients": [{"emailAddress": "Ida <Ida@shop.example>", "action": "failed",
                              "status": "5.1.1 (unknown)", "diagnosticCode": "smtp; 550-no\\n550 one"}]}}
                """);
        assertThat(report)
                .isEqualTo(new DeliveryReport(
                        new ReportedMessage(
                                ReportId.ofSes("0107-a"),
                                Optional.of(Instant.parse("2026-03-04T07:30:00Z")),
                                Optional.of("apples"),
                                Optional.of("orchard")),
                        Optional.of(Instant.parse("2026-03-04T07:30:02Z")),
                        Optional.of("mx.shop.example"),
                        List.of(new RecipientReport(
                                Optional.of("Ida <Ida@shop.example>"),
                                Optional.empty(),
                                Action.FAILED,
                                Optional.of(new EnhancedStatus(5, 1, 1)),
                                "smtp; 550-no\n550 one",
                                Optional.of(new RemoteMta("198.51.100.9")),
                                Optional.of("ses/permanent/noemail")))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "tags": {"campaign": ["a", "b"]}                                        | a
                    "tags": {"campaign": "a"}                                               | a
                    "tags": {"campaign": []}, "headers": [{"name":"x-CAMPAIGN","value":" b "}] | b
                    "tags": {"Campaign": ["a"]}                                             |
                    "headers": [{"name":"Subject","value":"a"}, 7, {"name":null}]           |
                    "headers": {"X-Campaign": "a"}                                          |
                    "tags": null, "headers": null                                           |
                    """)
    void findsTheCampaign(String members, @Nullable String campaign) {
        DeliveryReport report = (DeliveryReport)
                report("{\"eventType\":\"Delivery\",\"delivery\":{},\"mail\":{\"messageId\":\"m\"," + members + "}}");
        assertThat(report.message().campaign()).isEqualTo(Optional.ofNullable(campaign));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "bounceType":"PERMANENT","bounceSubType":"general" | failed   | FAILED    | ses/permanent/general
                    "bounceType":"Permanent","bounceSubType":"New One"  | Delayed  | DELAYED   | ses/permanent/newone
                    "bounceType":"Permanent"                           | relayed  | RELAYED   | ses/permanent
                    "bounceType":"Undetermined","bounceSubType":null   | exploded | FAILED    | ses/undetermined
                    "bounceType":"Temporary","bounceSubType":"x/../y"  | FAILED   | FAILED    | ses/temporary/xy
                    "bounceType":7,"bounceSubType":"General"           | failed   | FAILED    | ses/7/general
                    "bounceSubType":"General"                          | failed   | FAILED    |
                    """)
    void toleratesUnknownWords(String types, String action, Action expected, @Nullable String label) {
        DeliveryReport report =
                (DeliveryReport) report("{\"eventType\":\"bOUNCE\",\"mail\":{\"messageId\":\"m\"},\"bounce\":{"
                        + types + ",\"bouncedRecipients\":[{\"emailAddress\":\"ida@shop.example\",\"action\":\""
                        + action
                        + "\",\"status\":\"none\"}]}}");
        RecipientReport recipient = report.recipients().getFirst();
        assertThat(recipient.action()).isEqualTo(expected);
        assertThat(recipient.status()).isEmpty();
        assertThat(recipient.label()).isEqualTo(Optional.ofNullable(label));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    Transient    | General      |                                    | true
                    transient    | Vacation     |                                    | true
                    Transient    | MailboxFull  |                                    | false
                    Transient    | General      | "diagnosticCode":"smtp; 450 later" | false
                    Transient    | General      | "status":"4.0.0"                   | false
                    Transient    | General      | "action":"failed"                  | false
                    Permanent    | General      |                                    | false
                    Undetermined | Undetermined |                                    | false
                    """)
    void aTransientWithoutOneDsnFieldIsAnAutoReply(
            String type, String subType, @Nullable String field, boolean expected) {
        String bounce = "\"bounceType\":\"" + type + "\",\"bounceSubType\":\"" + subType
                + "\",\"bouncedRecipients\":[{\"emailAddress\":\"ida@shop.example\""
                + (field == null ? "" : "," + field) + "}]";
        assertThat(report("{\"eventType\":\"Bounce\",\"mail\":{\"messageId\":\"m\"},\"bounce\":{" + bounce + "}}"))
                .isInstanceOf(expected ? AutoReply.class : DeliveryReport.class);
        assertThat(report(
                        "{\"eventType\":\"Bounce\",\"mail\":{\"messageId\":\"m\"},\"bounce\":{\"reportingMTA\":\"dns; x.example\","
                                + bounce + "}}"))
                .isInstanceOf(DeliveryReport.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "[]",
                "{\"bouncedRecipients\":null}",
                "{\"bouncedRecipients\":{\"emailAddress\":\"a@b.example\"}}"
            })
    void namesNobodyWhenTheBounceNamesNobody(String bounce) {
        Report report = report("{\"eventType\":\"Bounce\",\"bounce\":" + bounce
                + ",\"mail\":{\"messageId\":\"m\",\"destination\":[\"ida@shop.example\"]}}");
        assertThat(report)
                .asInstanceOf(type(DeliveryReport.class))
                .satisfies(dsn -> assertThat(dsn.recipients()).isEmpty());
    }

    @Test
    void aDeliveryQuotesTheServersAnswer() {
        DeliveryReport report = (DeliveryReport) report("""
                {"notificationType": "Delivery", "mail": {"messageId": "m"}, "delivery": {
                  "timestamp": "never", "recipients": ["ida@shop.example"], "smtpResponse": "250 2.0.0 taken"}}
                """);
        assertThat(report.at()).isEmpty();
        assertThat(report.recipients()).singleElement().satisfies(recipient -> {
            assertThat(recipient.action()).isEqualTo(Action.DELIVERED);
            assertThat(recipient.diagnostic()).isEqualTo("250 2.0.0 taken");
            assertThat(recipient.remoteMta()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "complaintFeedbackType":"not-spam"                              | NOT_SPAM |
                    "complaintFeedbackType":"Abuse","complaintSubType":null         | ABUSE    |
                    "complaintSubType":"onTenantSuppressionList"                    | OTHER    | ses/complaint/ontenantsuppressionlist
                    "complaintFeedbackType":"abuse","complaintSubType":"Whatever"   | ABUSE    |
                    "complaintFeedbackType":""                                      | OTHER    |
                    """)
    void readsComplaints(String members, FeedbackType type, @Nullable String label) {
        FeedbackReport report = (FeedbackReport)
                report(
                        "{\"eventType\":\"Complaint\",\"mail\":{\"messageId\":\"m\"},\"complaint\":{" + members
                                + ",\"complainedRecipients\":[{\"emailAddress\":\"a@shop.example\"},{},{\"emailAddress\":\"b@shop.example\"}]}}");
        assertThat(report.type()).isEqualTo(type);
        assertThat(report.label()).isEqualTo(Optional.ofNullable(label));
        assertThat(report.recipients()).containsExactly("a@shop.example", "b@shop.example");
    }

    @Test
    void withoutAMessageIdTheFeedbackIdNamesTheReport() {
        assertThat(
                        report(
                                "{\"eventType\":\"Bounce\",\"mail\":{\"messageId\":\" \"},\"bounce\":{\"feedbackId\":\"0107-f\"}}"))
                .asInstanceOf(type(DeliveryReport.class))
                .satisfies(dsn -> assertThat(dsn.message().id()).isEqualTo(new ReportId("report:0107-f")));
        assertThat(read("{\"eventType\":\"Bounce\",\"mail\":{},\"bounce\":{}}")).isInstanceOf(Arrival.Unreadable.class);
        assertThat(read("{\"eventType\":\"Bounce\"}")).isInstanceOf(Arrival.Unreadable.class);
    }

    @ParameterizedTest
    @CsvSource({"RENDERING FAILURE,rendering-failure", "send,send", "Brand New Thing,brand-new-thing", "'',unknown"})
    void ignoresByName(String eventType, String what) {
        assertThat(read("{\"eventType\":\"" + eventType + "\"}"))
                .asInstanceOf(type(Arrival.Ignored.class))
                .satisfies(ignored -> assertThat(ignored.what()).isEqualTo(what));
    }

    private static Report report(String event) {
        return ((Arrival.SesNotification) read(event)).report();
    }

    private static Arrival read(String event) {
        return SesReports.read(Json.parse(event).orElseThrow(), Path.START);
    }
}
