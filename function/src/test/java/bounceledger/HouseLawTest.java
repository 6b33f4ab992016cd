package bounceledger;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.ImportOption.OnlyIncludeTests;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The house's law: which room may lean on which, and what only the shell may touch.
class HouseLawTest {

    private static final JavaClasses HOUSE =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("bounceledger");

    private static final JavaClass LAWBREAKER =
            new ClassFileImporter().withImportOption(new OnlyIncludeTests()).importClass(Lawbreaker.class);

    /// Room | rooms and libraries. A name with a dot is a library, one without is a room of ours; the JDK is free to
    /// all, and so are annotations that say what may be absent.
    static final String ROOMS = """
            smtp     |
            json     | software.amazon
            report   | smtp
            mail     | jakarta.mail org.eclipse.angus
            arrival  | json report smtp
            format   | arrival mail report phrase smtp
            details  | smtp
            phrase   |
            flat     |
            classify | details flat phrase report smtp org.snakeyaml
            decide   | classify flat report smtp org.snakeyaml
            ledger   | decide classify report smtp
            trust    | mail report smtp
            pipeline | arrival mail format trust report classify decide ledger smtp
            jobs     | ledger decide classify mail report smtp json
            page     | classify decide json
            query    | jobs ledger decide classify details page report smtp json
            aws      | jobs pipeline ledger decide classify arrival mail report smtp json software.amazon
            lambda   | aws query jobs page pipeline ledger decide classify arrival format trust report smtp json software.amazon com.amazonaws org.crac
            """;

    static final Map<String, Set<String>> TABLE = ROOMS.lines()
            .map(line -> line.split("\\|", 2))
            .collect(Collectors.toMap(
                    row -> row[0].strip(),
                    row -> Stream.of(row[1].strip().split(" ", -1))
                            .filter(name -> !name.isEmpty())
                            .collect(Collectors.toSet())));

    static final Set<String> NAMES = new TreeSet<>(TABLE.keySet());

    @ParameterizedTest(name = "{0}")
    @FieldSource("NAMES")
    void roomLeansOnlyOnItsRow(String room) {
        String[] allowed = Stream.concat(
                        Stream.of("java", "javax", "org.jspecify", "bounceledger." + room),
                        TABLE.getOrDefault(room, Set.of()).stream()
                                .map(name -> name.contains(".") ? name : "bounceledger." + name))
                .map(name -> name + "..")
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage("bounceledger." + room + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .check(HOUSE);
    }

    @Test
    void everyPackageHasARow() {
        Set<String> packages = HOUSE.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.equals("bounceledger"))
                .map(name -> name.substring("bounceledger.".length()))
                .collect(Collectors.toSet());

        assertThat(packages).isEqualTo(NAMES);
    }

    /// A permission that nobody uses is one that nobody would miss.
    @ParameterizedTest(name = "{0}")
    @FieldSource("NAMES")
    void everyNameInARowIsUsed(String room) {
        Set<String> used = HOUSE.stream()
                .filter(one -> one.getPackageName().equals("bounceledger." + room))
                .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getPackageName())
                .collect(Collectors.toSet());

        assertThat(TABLE.getOrDefault(room, Set.of()))
                .allSatisfy(name -> assertThat(used)
                        .anyMatch(used1 -> used1.startsWith(name.contains(".") ? name : "bounceledger." + name)));
    }

    @Test
    void noCycles() {
        slices().matching("bounceledger.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void onlyOneFileKnowsTheJsonParser() {
        noClasses()
                .that()
                .resideInAPackage("bounceledger.json..")
                .and()
                .haveNameNotMatching(".*\\.SdkJson(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon..")
                .check(HOUSE);
    }

    /// The rows say so already; this says it in one place, for whoever widens a row.
    @ParameterizedTest
    @CsvSource({
        "software.amazon.., aws lambda json",
        "com.amazonaws..,   lambda",
        "jakarta.mail..,    mail",
        "org.eclipse.angus.., mail",
        "org.snakeyaml..,   classify decide",
        "org.crac..,        lambda"
    })
    void libraryHasItsRooms(String library, String rooms) {
        String[] packages = Stream.of(rooms.split(" ", -1))
                .map(room -> "bounceledger." + room + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(HOUSE);
    }

    /// The time comes in as a value or through {@link InstantSource}; so do chance and settings.
    @Test
    void onlyLambdaAsksForTimeChanceAndSettings() {
        noClasses()
                .that()
                .resideOutsideOfPackage("bounceledger.lambda..")
                .should()
                .accessTargetWhere(IS_IMPURE)
                .check(HOUSE);
    }

    private static final DescribedPredicate<JavaAccess<?>> IS_IMPURE =
            describe("asks for the time, for chance or for a setting", HouseLawTest::isImpure);

    private static boolean isImpure(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getTarget().getName();
        boolean ofTime = owner.getPackageName().equals("java.time") && name.equals("now");
        boolean ofClock = owner.isEquivalentTo(Clock.class) && (name.startsWith("system") || name.startsWith("tick"));
        boolean ofSource = owner.isEquivalentTo(InstantSource.class) && name.equals("system");
        boolean ofSystem = owner.isEquivalentTo(System.class)
                && Set.of("currentTimeMillis", "nanoTime", "getenv").contains(name);
        boolean ofDate = Set.of("java.util.Date", "java.util.Calendar", "java.util.GregorianCalendar")
                .contains(owner.getName());
        boolean ofChance = owner.getName().matches(".*\\.(Random|SecureRandom|SplittableRandom|ThreadLocalRandom)")
                || (owner.isEquivalentTo(Math.class) && name.equals("random"))
                || name.equals("randomUUID");
        return ofTime || ofClock || ofSource || ofSystem || ofDate || ofChance;
    }

    @Test
    void nobodyWritesToALogger() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.apache.logging..")
                .check(HOUSE);
    }

    @Test
    void onlyLambdaPrints() {
        noClasses()
                .that()
                .resideOutsideOfPackage("bounceledger.lambda..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(HOUSE);
    }

    @Test
    void noSetters() {
        noMethods().should().haveNameMatching("set[A-Z].*").check(HOUSE);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveNameMatching(".*(Utils|Helper|Manager|Impl|Service)(\\$.*)?")
                .check(HOUSE);
    }

    /// Absence is Optional; a method that is not private never returns null on purpose.
    @Test
    void noPublicNullables() {
        methods()
                .that()
                .arePublic()
                .should()
                .notBeAnnotatedWith("org.jspecify.annotations.Nullable")
                .check(HOUSE);
    }

    /// The rules see what they forbid: each of these breaks one.
    @ParameterizedTest
    @ValueSource(strings = {"now", "currentTimeMillis", "randomUUID", "getenv", "random", "systemUTC"})
    void theLawSeesWhatItForbids(String call) {
        assertThat(LAWBREAKER.getAccessesFromSelf())
                .filteredOn(IS_IMPURE)
                .anySatisfy(access -> assertThat(access.getTarget().getName()).isEqualTo(call));
    }

    /// Does everything that is forbidden; never called.
    @SuppressWarnings("unused")
    private static final class Lawbreaker {
        static String everything() {
            return "" + Instant.now() + System.currentTimeMillis() + java.util.UUID.randomUUID() + System.getenv("HOME")
                    + Math.random() + Clock.systemUTC();
        }
    }
}
