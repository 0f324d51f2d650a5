package dev.kosh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** Keeps the diagram in {@code docs/architecture.md} true to the code; writes the true one before it complains. */
@Tag("sources")
class ModuleDiagramTests {

    private static final Path PAGE = Path.of("..", "docs", "architecture.md");
    private static final String START = "```mermaid\n";
    private static final String END = "```\n";

    @Test
    void theArchitecturePageShowsTheModulesAsTheyAre() throws IOException {
        String page = Files.readString(PAGE);
        int start = page.indexOf(START) + START.length();
        String current = page.substring(0, start) + diagram() + page.substring(page.indexOf(END, start));

        Files.writeString(PAGE, current);

        assertThat(page)
                .as(PAGE + " was out of date and has been renewed: commit it")
                .isEqualTo(current);
    }

    /** Arrows to what a module uses, those left out that a longer way already shows. */
    private static String diagram() {
        Map<String, Set<String>> uses = directUses();
        StringBuilder text = new StringBuilder("flowchart TD\n");
        uses.forEach((module, used) -> {
            Set<String> shown = new TreeSet<>(used);
            used.forEach(each -> shown.removeAll(reachable(uses, each)));
            text.append("    ").append(module).append('\n');
            shown.forEach(each -> text.append("    ")
                    .append(module)
                    .append(" --> ")
                    .append(each)
                    .append('\n'));
        });
        return text.toString();
    }

    private static Map<String, Set<String>> directUses() {
        ApplicationModules modules = ApplicationModules.of(KoshApplication.class);
        Map<String, Set<String>> uses = new TreeMap<>();
        for (ApplicationModule module : modules) {
            if (!module.isRootModule()) {
                uses.put(
                        name(module),
                        module.getDirectDependencies(modules)
                                .uniqueModules()
                                .filter(used -> !used.isRootModule())
                                .map(ModuleDiagramTests::name)
                                .collect(Collectors.toCollection(TreeSet::new)));
            }
        }
        return uses;
    }

    /** Everything that a module uses directly or through others. */
    private static Set<String> reachable(Map<String, Set<String>> uses, String module) {
        Set<String> found = new HashSet<>();
        for (String used : uses.getOrDefault(module, Set.of())) {
            found.add(used);
            found.addAll(reachable(uses, used));
        }
        return found;
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }
}
