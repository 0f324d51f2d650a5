package dev.kosh.access.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no placeholder, of the table or of the caller, means itself and is no pattern. */
class UrlTemplateTests {

    @ParameterizedTest
    @CsvSource({
        "CR_{module}, /c.d/{module}/_x+, CR_PT,       /c.d/PT/_x+,     true",
        "CR_{module}, /c.d/{module}/_x+, CR_PT,       /cad/PT/_x+,     false",
        "CR_{module}, /c.d/{module}/_x+, CR_PT,       /c.d/PT/_xx,     false",
        "CR_{module}, /c.d/{module}/_x+, CR_WS.FEE,   /c.d/WS.FEE/_x+, true",
        "CR_{module}, /c.d/{module}/_x+, CR_.*,       /c.d/PT/_x+,     false",
        "CR_{module}, /c.d/{module}/_x+, CR_P.,       /c.d/PT/_x+,     false",
        "CR_{module}, /c.d/{module}/_x+, CR_PT,       /c.d/P/T/_x+,    false",
        "A.B,         /c.d/{module}/_x+, AxB,         /c.d/PT/_x+,     false"
    })
    void aCallIsAllowed(String role, String url, String held, String path, boolean allowed) {
        assertThat(new UrlTemplate(role, url).allows(held, path)).isEqualTo(allowed);
    }
}
