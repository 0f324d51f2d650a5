package dev.kosh;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    private final ApplicationModules modules = ApplicationModules.of(KoshApplication.class);

    @Test
    void noModuleReachesThroughAnothersWall() {
        modules.verify();
    }
}
