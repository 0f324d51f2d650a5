package dev.kosh;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What no code of ours may use (docs/security.md). */
@Tag("sources")
class SecurityRulesTests {

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.kosh");

    /** docs/security.md, number 20. */
    @Test
    void nothingSwitchesTheVerificationOfTlsOff() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("javax\\.net\\.ssl\\.(X509TrustManager|TrustManager|HostnameVerifier)"
                        + "|.*\\.(NoopHostnameVerifier|TrustAllStrategy|TrustSelfSignedStrategy)")
                .check(CODE);
    }

    /** docs/security.md, number 9. */
    @Test
    void nothingEvaluatesScripts() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "javax\\.script\\..*|org\\.springframework\\.expression\\.spel\\..*|groovy\\..*|org\\.graalvm\\..*")
                .check(CODE);
    }
}
