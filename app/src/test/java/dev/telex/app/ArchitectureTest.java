package dev.telex.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.telex");

    @Test
    void theContractDependsOnNoPart() {
        noClasses()
                .that()
                .resideInAPackage("dev.telex.wire..")
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "belong to a part",
                        other -> other.getPackageName().startsWith("dev.telex.")
                                && !other.getPackageName().startsWith("dev.telex.wire")))
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"query", "ingest", "enrich", "sink"})
    void aPartKnowsTheContractAndIngestAsideTheQueryLanguageAndNoOtherPart(String part) {
        noClasses()
                .that()
                .resideInAPackage("dev.telex." + part + "..")
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "belong to another part",
                        other -> other.getPackageName().startsWith("dev.telex.")
                                && !other.getPackageName().startsWith("dev.telex.wire")
                                && !(other.getPackageName().startsWith("dev.telex.query") && !part.equals("ingest"))
                                && !other.getPackageName().startsWith("dev.telex." + part)))
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandLineAndTheBenchmarksKnowTheSimulatedPublishers() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.telex.press..", "dev.telex.app.cli..", "dev.telex.bench..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.telex.press..")
                .check(CLASSES);
    }

    @Test
    void onlyTheEmbeddedBrokerKnowsKafkasServer() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.telex.app.embedded..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("kafka..", "org.apache.kafka.server..", "org.apache.kafka.metadata..")
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wire", "query", "ingest", "enrich", "sink", "press", "app"})
    void thePackagesOfAModuleHaveNoCycles(String module) {
        slices().matching("dev.telex." + module + ".(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void nothingIsCalledUtilManagerHelperOrImpl() {
        noClasses().should().haveNameMatching(".*(Utils?|Manager|Helper|Impl)").check(CLASSES);
    }
}
