package dev.kosh;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

@Tag("sources")
class ModularityTests {

    private final ApplicationModules modules = ApplicationModules.of(KoshApplication.class);

    @Test
    void noModuleReachesThroughAnothersWall() {
        modules.verify();
    }
}
