package bounceledger.aws;

import bounceledger.jobs.FileFormat;
import bounceledger.jobs.Job;
import bounceledger.jobs.JobId;
import bounceledger.jobs.Jobs;
import bounceledger.jobs.ListedFor;
import bounceledger.jobs.Work;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/// Jobs in the ledger's table, one item each: `JOB#<id>`, `JOB`. They go 30 days after they were asked for; their files
/// go earlier, by the bucket's own rule.
public final class DynamoJobs implements Jobs {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final String SORT = "JOB";

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoJobs(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public Optional<Job> find(JobId id) {
        try {
            Map<String, AttributeValue> item = dynamo.getItem(GetItemRequest.builder()
                            .tableName(table)
                            .key(key(id))
                            .consistentRead(true)
                            .build())
                    .item();
            return item.isEmpty() ? Optional.empty() : Optional.of(job(id, Attributes.reading(item)));
        } catch (SdkException trouble) {
            throw AwsTrouble.unavailable("the job could not be read", trouble);
        }
    }

    @Override
    public boolean add(Job job) {
        return put(PutItemRequest.builder()
                .tableName(table)
                .item(item(job))
                .conditionExpression("attribute_not_exists(#k)")
                .expressionAttributeNames(Map.of("#k", Keys.PK)));
    }

    @Override
    public boolean replace(Job before, Job after) {
        return put(PutItemRequest.builder()
                .tableName(table)
                .item(item(after))
                .conditionExpression("#n = :n AND #s = :s")
                .expressionAttributeNames(Map.of("#n", "step", "#s", "state"))
                .expressionAttributeValues(Map.of(
                        ":n", AttributeValue.fromN(Long.toString(before.step())),
                        ":s", AttributeValue.fromS(before.state().word()))));
    }

    private boolean put(PutItemRequest.Builder put) {
        try {
            dynamo.putItem(put.build());
            return true;
        } catch (ConditionalCheckFailedException somebodyElse) {
            return false;
        } catch (SdkException trouble) {
            throw AwsTrouble.unavailable("the job could not be written", trouble);
        }
    }

    private static Map<String, AttributeValue> key(JobId id) {
        return Keys.key("JOB#" + id.value(), SORT);
    }

    private static Map<String, AttributeValue> item(Job job) {
        Attributes item = Attributes.writing()
                .put(Keys.PK, "JOB#" + job.id().value())
                .put(Keys.SK, SORT)
                .put(Keys.TTL, job.created().plus(KEPT).getEpochSecond())
                .put("work", job.work().word())
                .put("format", job.work().format().word())
                .put("by", job.by())
                .put("created", job.created())
                .put("state", job.state().word())
                .put("step", job.step())
                .put("position", job.position())
                .put("read", job.counts().read())
                .put("refused", job.counts().refused())
                .put("files", job.files())
                .put("error", job.error());
        switch (job.work()) {
            case Work.Import(var _, var reason) -> item.put("reason", reason.map(ListedFor::word));
            case Work.Export(var _, var filter) -> item.put("filter", FilterItem.write(filter));
        }
        job.ended().ifPresent(at -> item.put("ended", at));
        return item.item();
    }

    private static Job job(JobId id, Attributes item) {
        FileFormat format = FileFormat.of(item.text("format")).orElseThrow();
        Work work = "import".equals(item.text("work"))
                ? new Work.Import(format, item.find("reason").flatMap(ListedFor::find))
                : new Work.Export(format, FilterItem.read(item.nested("filter").orElseThrow()));
        return new Job(
                id,
                work,
                item.text("by"),
                item.instant("created"),
                Job.State.valueOf(item.text("state").toUpperCase(Locale.ROOT)),
                item.number("step"),
                item.text("position"),
                new Job.Counts(item.number("read"), item.number("refused")),
                item.texts("files"),
                item.findInstant("ended"),
                item.find("error"));
    }
}
