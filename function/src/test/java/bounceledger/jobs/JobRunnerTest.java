package bounceledger.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bounceledger.classify.Cause;
import bounceledger.decide.Event;
import bounceledger.decide.Kind;
import bounceledger.decide.Policy;
import bounceledger.decide.Reason;
import bounceledger.decide.Standing;
import bounceledger.ledger.Booking;
import bounceledger.ledger.Call;
import bounceledger.ledger.CountedNames;
import bounceledger.ledger.Cursor;
import bounceledger.ledger.Filter;
import bounceledger.ledger.Ledger;
import bounceledger.ledger.MemoryLedger;
import bounceledger.ledger.Suppression;
import bounceledger.ledger.Unavailable;
import bounceledger.query.QueryApi;
import bounceledger.smtp.MailAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Imports and exports on the twins: whatever dies, and whatever comes twice, the result is the same.
class JobRunnerTest {

    private static final Policy POLICY = Policy.shipped();
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final JobId ID = JobId.of("ann", "r1");
    private static final Work.Import CSV = new Work.Import(FileFormat.CSV, Optional.empty());

    private final MemoryLedger ledger = new MemoryLedger(POLICY, CountedNames.NOBODY, InstantSource.fixed(NOW));
    private final MemoryJobs outside = new MemoryJobs();
    private final JobDesk desk = new JobDesk(outside, outside, outside);
    private int calls;
    private int batchesACall = Integer.MAX_VALUE;

    @Test
    void whatVendorsSayIsBooked() {
        Job done = imported("""
                address,suppression reason,created
                jo@example.org,HardBounce,2026-01-02T03:04:05Z
                ann@example.org,SpamComplaint,1767225600
                kim@example.org,ManualSuppression,"Fri, 02 Jan 2026 11:02:55 UTC"
                bo@example.org,,
                """);

        assertThat(done.state()).isEqualTo(Job.State.DONE);
        assertThat(done.counts()).isEqualTo(new Job.Counts(4, 0));
        assertThat(standing("jo@example.org"))
                .isEqualTo(new Standing.Suppressed(
                        Reason.HARD_BOUNCE,
                        Cause.INVALID_RECIPIENT,
                        Instant.parse("2026-01-02T03:04:05Z"),
                        Optional.empty()));
        assertThat(standing("ann@example.org"))
                .isEqualTo(new Standing.Suppressed(
                        Reason.COMPLAINT, Cause.COMPLAINT, Instant.parse("2026-01-01T00:00:00Z"), Optional.empty()));
        assertThat(standing("kim@example.org"))
                .isEqualTo(new Standing.Suppressed(
                        Reason.MANUAL, Cause.NOT_A_BOUNCE, Instant.parse("2026-01-02T11:02:55Z"), Optional.empty()));
        assertThat(standing("bo@example.org"))
                .isEqualTo(new Standing.Suppressed(Reason.MANUAL, Cause.NOT_A_BOUNCE, NOW, Optional.empty()));
        assertThat(ledger.lookUp(address("jo@example.org")).orElseThrow().evidence())
                .singleElement()
                .satisfies(one -> assertThat(one.sources().toString()).contains("by ann", "import " + ID.value()));
    }

    /// A complaint that was imported is lifted by no simple lift, as any other.
    @Test
    void whatWasImportedIsProtectedAsItsCause() {
        imported("email,reason\njo@example.org,complaint\nann@example.org,bounce\n");
        Instant later = NOW.plusSeconds(1);
        List.of("jo@example.org", "ann@example.org")
                .forEach(who -> ledger.book(
                        List.of(Event.of(who, "lift", Kind.LIFT, later).evidence()), call()));

        assertThat(standingAt("jo@example.org", later)).isInstanceOf(Standing.Suppressed.class);
        assertThat(standingAt("ann@example.org", later)).isInstanceOf(Standing.Clear.class);
    }

    /// With its line and what is wrong; the others are booked.
    @Test
    void whatCannotBeBookedIsTold() {
        Job done = imported("""
                email,reason,created
                jo@example.org,bounce,
                nobody,bounce,
                ann@example.org,soft_bounce,
                kim@example.org,bounce,yesterday

                ,bounce,
                bo@example.org,"open,
                bo@example.org,bounce,
                """);

        assertThat(done.counts()).isEqualTo(new Job.Counts(7, 5));
        assertThat(text(done)).isEqualTo("""
                {"line":3,"problem":"not an e-mail address","text":"nobody,bounce,"}
                {"line":4,"problem":"suppresses nobody: soft_bounce","text":"ann@example.org,soft_bounce,"}
                {"line":5,"problem":"not a time: yesterday","text":"kim@example.org,bounce,yesterday"}
                {"line":7,"problem":"no address","text":",bounce,"}
                {"line":8,"problem":"a quote is opened and not closed","text":"bo@example.org,\\"open,"}
                """);
        assertThat(suppressed()).containsExactlyInAnyOrder("jo@example.org", "bo@example.org");
    }

    @Test
    void aFileThatIsNoListFailsAsAWhole() {
        assertThat(imported("name,colour\nx,red\n").error().orElseThrow())
                .isEqualTo("the first line names no column for the address, which may be called address, email,"
                        + " emailaddress, recipient");
    }

    /// What the same list says again is known, and adds nothing but where it came from.
    @Test
    void theSameListNextWeekBooksNothingAnew() {
        String list = "email,created\njo@example.org,1767225600\njo@example.org,1767225600\n";
        imported(list);
        long version = ledger.page(address("jo@example.org")).orElseThrow().version();
        desk.imported(JobId.of("ann", "r2"), CSV, "ann", NOW.plusSeconds(99), list.getBytes(StandardCharsets.UTF_8));
        run();

        assertThat(version).isEqualTo(1);
        assertThat(ledger.lookUp(address("jo@example.org")).orElseThrow().evidence())
                .singleElement()
                .satisfies(one -> assertThat(one.sources()).hasSize(3));
    }

    /// Death before and after every write that is made from the first call to the last, and redelivery.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoeverDiesWhereverTheResultIsTheSame(boolean twice) {
        String file = list(20);
        batchesACall = 1;
        Job expected = imported(file);
        String problems = text(expected);
        List<String> all = suppressed();
        assertThat(expected.step()).isGreaterThan(2);
        assertThat(expected.counts()).isEqualTo(new Job.Counts(20, 2));

        int deaths = 0;
        boolean died = true;
        while (died) {
            JobRunnerTest other = new JobRunnerTest();
            other.batchesACall = 1;
            other.outside.dieAt(deaths);
            died = other.survives(file, twice);
            Job job = other.outside.find(ID).orElseThrow();
            assertThat(job.counts()).as("death at write %d", deaths).isEqualTo(expected.counts());
            assertThat(other.text(job)).isEqualTo(problems);
            assertThat(other.suppressed()).isEqualTo(all);
            deaths++;
        }
        assertThat(deaths).isGreaterThan(12);
    }

    /// @return whether somebody died
    private boolean survives(String file, boolean twice) {
        boolean died = false;
        try {
            imported(file);
        } catch (Unavailable dead) {
            died = true;
            outside.dieAt(Integer.MAX_VALUE);
            // The caller tries again, and the queue brings again whatever may not have been done.
            desk.imported(ID, CSV, "ann", NOW, file.getBytes(StandardCharsets.UTF_8));
            long step = outside.find(ID).orElseThrow().step();
            for (long again = Math.max(0, step - 1); again <= step; again++) {
                runner().run(new JobStep(ID, again), call());
                if (twice) {
                    runner().run(new JobStep(ID, again), call());
                }
            }
            run();
        }
        return died;
    }

    /// Two copies of one step at the same time: both book, one gets the job forward.
    @Test
    void aCopyAtTheSameTimeChangesNothing() {
        batchesACall = 1;
        byte[] file = list(20).getBytes(StandardCharsets.UTF_8);
        desk.imported(ID, CSV, "ann", NOW, file);
        Job before = outside.find(ID).orElseThrow();
        JobRunner slow = new JobRunner(
                new Jobs() {
                    @Override
                    public Optional<Job> find(JobId id) {
                        return Optional.of(before);
                    }

                    @Override
                    public boolean add(Job job) {
                        return outside.add(job);
                    }

                    @Override
                    public boolean replace(Job was, Job now) {
                        run();
                        return outside.replace(was, now);
                    }
                },
                outside,
                imports(ledger),
                exports());
        slow.run(new JobStep(ID, 0), call());

        assertThat(outside.find(ID).orElseThrow().counts()).isEqualTo(new Job.Counts(20, 2));
        assertThat(outside.find(ID).orElseThrow().state()).isEqualTo(Job.State.DONE);
    }

    /// What the ledger does not take now comes again; what it never takes is told.
    @Test
    void aLedgerInTroubleLosesNothing() {
        desk.imported(ID, CSV, "ann", NOW, "email\njo@example.org\nann@example.org\n".getBytes(StandardCharsets.UTF_8));
        JobStep first = outside.next().orElseThrow();
        Ledger busy =
                (evidence, _) -> evidence.stream().map(_ -> Booking.TRY_AGAIN).toList();
        assertThatThrownBy(() -> runner(busy).run(first, call())).isInstanceOf(Unavailable.class);
        assertThat(outside.find(ID).orElseThrow().step()).isZero();

        Ledger picky = (evidence, call) -> evidence.stream()
                .map(one -> one.recipient().orElseThrow().key().startsWith("jo")
                        ? Booking.REFUSED
                        : ledger.book(List.of(one), call).getFirst())
                .toList();
        Job done = runner(picky).run(first, call()).orElseThrow();

        assertThat(done.counts()).isEqualTo(new Job.Counts(2, 1));
        assertThat(text(done)).contains("{\"line\":2,\"problem\":\"the ledger cannot take it\"");
    }

    @Test
    void anExportIsTheListInFilesThatAreOne() {
        imported(list(30));
        batchesACall = 0;
        JobId id = JobId.of("ann", "export");
        desk.exported(id, new Work.Export(FileFormat.CSV, Filter.ALL), "ann", NOW);
        run();
        Job done = outside.find(id).orElseThrow();

        assertThat(done.files()).hasSize(3);
        assertThat(done.counts()).isEqualTo(new Job.Counts(27, 0));
        List<String> lines = text(done).lines().toList();
        assertThat(lines.getFirst())
                .isEqualTo("address,reason,cause,since,until,status,provider,event_id,changed_at,version");
        assertThat(lines.stream().skip(1).map(line -> line.substring(0, line.indexOf(','))))
                .containsExactlyInAnyOrderElementsOf(suppressed());
    }

    /// Also where an address begins like a formula.
    @Test
    void whatWasExportedCanBeImported() {
        List<String> odd =
                List.of("=jo@example.org", "+1@example.org", "-x@example.org", "'=q@example.org", "'q@example.org");
        imported("email\n"
                + odd.stream().map(one -> CsvFields.write(List.of(one))).collect(Collectors.joining()));
        assertThat(suppressed()).containsExactlyInAnyOrderElementsOf(odd);
        JobId id = JobId.of("ann", "export");
        desk.exported(id, new Work.Export(FileFormat.CSV, Filter.ALL), "ann", NOW);
        run();
        String csv = text(outside.find(id).orElseThrow());
        assertThat(csv).contains("\n'=jo@example.org,", "\n'+1@example.org,", "\n'-x@example.org,", "\n''=q@", "\n'q@");

        JobRunnerTest other = new JobRunnerTest();
        other.imported(csv);
        assertThat(other.suppressed()).containsExactlyInAnyOrderElementsOf(odd);
    }

    @Test
    void anEmptyListIsAFileWithAHeader() {
        JobId id = JobId.of("ann", "export");
        desk.exported(id, new Work.Export(FileFormat.CSV, Filter.ALL), "ann", NOW);
        run();

        assertThat(text(outside.find(id).orElseThrow()))
                .isEqualTo("address,reason,cause,since,until,status,provider,event_id,changed_at,version\r\n");
    }

    /// One in ten is nobody.
    private static String list(int lines) {
        return "email,reason\n"
                + IntStream.range(0, lines)
                        .mapToObj(n -> (n % 10 == 7 ? "nobody" : "user" + n + "@example.org") + ",bounce\n")
                        .collect(Collectors.joining());
    }

    private Job imported(String file) {
        desk.imported(ID, CSV, "ann", NOW, file.getBytes(StandardCharsets.UTF_8));
        run();
        return outside.find(ID).orElseThrow();
    }

    private void run() {
        for (Optional<JobStep> step = outside.next(); step.isPresent(); step = outside.next()) {
            runner().run(step.get(), call());
        }
    }

    private JobRunner runner() {
        return runner(ledger);
    }

    private JobRunner runner(Ledger taking) {
        return new JobRunner(outside, outside, imports(taking), exports());
    }

    private ImportStep imports(Ledger taking) {
        return new ImportStep(taking, outside, 9);
    }

    private ExportStep exports() {
        return new ExportStep(ledger, outside, QueryApi::shown, 10);
    }

    /// A call whose time is up after so many batches; an export has written a page by then.
    private Call call() {
        int[] asked = {0};
        return new Call("call-" + ++calls, NOW, () -> Duration.ofSeconds(asked[0]++ < batchesACall ? 60 : 20));
    }

    private String text(Job job) {
        return job.files().stream()
                .map(name -> outside.read(name, Optional.empty(), 0, 1 << 30).orElseThrow())
                .map(part -> new String(part.bytes(), StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }

    private List<String> suppressed() {
        List<String> all = new ArrayList<>();
        for (Optional<Cursor> at = Optional.of(Cursor.START); at.isPresent(); ) {
            var part = ledger.suppressions(at.get(), 1_000, NOW);
            part.entries().stream().map(Suppression::address).forEach(all::add);
            at = part.next();
        }
        return all;
    }

    private Standing standing(String who) {
        return standingAt(who, NOW);
    }

    private Standing standingAt(String who, Instant at) {
        return ledger.page(address(who)).orElseThrow().schedule(POLICY).at(at);
    }

    private static MailAddress address(String text) {
        return MailAddress.parse(text).orElseThrow();
    }
}
