package io.greenlight.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;

/// Who may know what. Each rule says how to mend what breaks it.
@AnalyzeClasses(
        packages = "io.greenlight",
        importOptions = {
            ImportOption.DoNotIncludeTests.class,
            ArchitectureTest.WithoutTestJars.class
        })
final class ArchitectureTest {

    @ArchTest
    static final ArchRule AWS_STAYS_IN_AWS =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..aws..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("software.amazon..")
                    .because("a port in our words and one class in theirs keep the domain ours");

    @ArchTest
    static final ArchRule SQL_STAYS_IN_DATABASE =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..database..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..")
                    .because("statements are written where every major is tried out");

    @ArchTest
    static final ArchRule CONTRACTS_STAND_ALONE =
            classes()
                    .that()
                    .resideInAPackage("io.greenlight.contracts..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "com.fasterxml.jackson..",
                            "io.greenlight.contracts..",
                            "org.jspecify..")
                    .because("whoever watches upgrades takes this jar and nothing with it");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("io.greenlight.(**)")
                    .should()
                    .beFreeOfCycles()
                    .because("there is one way through; move what both need below both");

    @ArchTest
    static final ArchRule SERVICES_DO_NOT_KNOW_EACH_OTHER =
            slices().matching("io.greenlight.(discovery|preflight|replication|cutover|notifier)..")
                    .should()
                    .notDependOnEachOther()
                    .because("they speak through events; what two need belongs into backbone");

    @ArchTest
    static final ArchRule NOBODY_READS_THE_WALL_CLOCK =
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName("io.greenlight.backbone.time.WallClock")
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(LocalDate.class, "now")
                    .orShould()
                    .callMethod(LocalDateTime.class, "now")
                    .orShould()
                    .callMethod(OffsetDateTime.class, "now")
                    .orShould()
                    .callMethod(ZonedDateTime.class, "now")
                    .orShould()
                    .callMethod(LocalDate.class, "now", ZoneId.class)
                    .orShould()
                    .callMethod(LocalTime.class, "now")
                    .orShould()
                    .callConstructor(Date.class)
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .because("time comes from an injected Clock or in an argument");

    @ArchTest
    static final ArchRule CLOCKS_ARE_MADE_AT_THE_EDGE =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "io.greenlight.backbone.time..",
                            "io.greenlight.sandbox",
                            "io.greenlight.launcher.clock..")
                    .should()
                    .callMethod(Clock.class, "systemUTC")
                    .orShould()
                    .callMethod(Clock.class, "systemDefaultZone")
                    .orShould()
                    .callMethod(Clock.class, "system", ZoneId.class)
                    .orShould()
                    .callMethod(InstantSource.class, "system")
                    .because("the one who starts a process makes its clock");

    /// Fixtures that are shared as test jars are no part of the product.
    static final class WithoutTestJars implements ImportOption {
        @Override
        public boolean includes(com.tngtech.archunit.core.importer.Location location) {
            return !location.contains("-tests.jar") && !location.contains("test-classes");
        }
    }
}
