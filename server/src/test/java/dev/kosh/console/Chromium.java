package dev.kosh.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one real browser of a test run: this machine's Chromium, driven by playwright-core
 * ({@code server/src/test/browser/install}).
 */
final class Chromium {

    private static final Path TOOLS =
            Path.of("..", "target", "browser").toAbsolutePath().normalize();
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private static @Nullable Browser running;

    private Chromium() {}

    /** The running browser, started when it is first asked for. */
    static synchronized Browser browser() {
        if (running == null) {
            running = start();
        }
        return running;
    }

    /** A text file that came with a tool. */
    static Path tool(String path) {
        return TOOLS.resolve("node_modules").resolve(path);
    }

    /** Programs that are not there, each with the way to it. */
    static List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (chromium().isEmpty()) {
            missing.add("Chromium (Debian: apt-get install chromium)");
        }
        if (onPath("node").findFirst().isEmpty()) {
            missing.add("Node (Debian: apt-get install nodejs npm)");
        }
        if (!Files.exists(TOOLS.resolve("package").resolve("cli.js"))) {
            missing.add("playwright-core (run server/src/test/browser/install)");
        }
        return missing;
    }

    static String wanted(List<String> missing) {
        return "The tests of the pages need " + String.join(", ", missing) + "; ./kosh test sees to it";
    }

    private static Optional<Path> chromium() {
        return NAMES.stream().flatMap(Chromium::onPath).findFirst();
    }

    private static Browser start() {
        List<String> missing = missing();
        if (!missing.isEmpty()) {
            throw new AssertionError(wanted(missing));
        }
        System.setProperty("playwright.cli.dir", TOOLS.toString());
        PlaywrightAssertions.setDefaultAssertionTimeout(Visitor.PATIENCE_MILLIS);
        Playwright playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of(
                        "PLAYWRIGHT_NODEJS_PATH",
                        onPath("node").findFirst().orElseThrow().toString(),
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                        "1")));
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium().orElseThrow())
                        // Root, as in a container, has no sandbox; the pages are our own.
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage", "--lang=en-IN")));
    }

    private static Stream<Path> onPath(String name) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable);
    }
}
