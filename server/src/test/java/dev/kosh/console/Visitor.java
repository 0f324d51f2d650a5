package dev.kosh.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.kosh.testing.SandboxUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.Assertions;

/**
 * Somebody with a browser window of his own. With {@code -Dkosh.shots=FOLDER} each page that is checked is
 * photographed.
 */
final class Visitor implements AutoCloseable {

    /** A window on an office desk. */
    static final Size DESK = new Size(1280, 900);
    /** The narrowest telephone that pages must fit. */
    static final Size PHONE = new Size(360, 740);

    /** How long a page may take to show what it is asked for; a test whose page shows it at once waits no longer. */
    static final double PATIENCE_MILLIS = 30_000;

    private static final String AXE_OPTIONS = """
            () => axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})
            """;

    record Size(int width, int height) {}

    private final BrowserContext window;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Visitor(String server) {
        this(server, true);
    }

    /** @param scripts whether the browser runs scripts at all */
    Visitor(String server, boolean scripts) {
        this.window = Chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(server)
                        .setLocale("en-IN")
                        .setJavaScriptEnabled(scripts)
                        .setViewportSize(DESK.width(), DESK.height()));
        this.page = window.newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        // The browser's own words: blocked by the policy, missing files, broken scripts.
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("status of 4")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    Page page() {
        return page;
    }

    BrowserContext window() {
        return window;
    }

    /** Opens a page by its path. */
    Visitor opens(String path) {
        page.navigate(path);
        return this;
    }

    Visitor signsIn(SandboxUser user) {
        opens("/console/sign-in");
        fillsIn(user, SandboxUser.PASSWORD);
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out")))
                .isVisible();
        return this;
    }

    void fillsIn(SandboxUser user, String password) {
        page.getByLabel("Office").selectOption(user.tenantId());
        page.getByLabel("User name").fill(user.userName());
        page.getByLabel("Password").fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
    }

    void presses(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    void follows(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .first()
                .click();
    }

    /** The page has no accessibility fault that axe-core knows and fits its width, on a desk and on a telephone. */
    void seesAPageForEverybody(String name) {
        isSettled();
        for (Size size : List.of(DESK, PHONE)) {
            page.setViewportSize(size.width(), size.height());
            Object wider = page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth");
            Assertions.assertThat(((Number) wider).intValue())
                    .as("%s at %d px is wider than the window by", name, size.width())
                    .isLessThanOrEqualTo(0);
            Assertions.assertThat(accessibilityFaults())
                    .as("%s at %d px", name, size.width())
                    .isEmpty();
            photographs(name + "-" + size.width());
        }
        page.setViewportSize(DESK.width(), DESK.height());
        Assertions.assertThat(complaints).as("what the browser complained of").isEmpty();
    }

    /** Until the page is loaded and no part of it is being exchanged. */
    private void isSettled() {
        page.waitForLoadState();
        page.waitForFunction("() => !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')");
    }

    private List<String> accessibilityFaults() {
        if (page.evaluate("() => typeof axe").equals("undefined")) {
            page.evaluate(axe());
        }
        Map<?, ?> result = (Map<?, ?>) page.evaluate(AXE_OPTIONS);
        List<String> faults = new ArrayList<>();
        for (Object each : list(result, "violations")) {
            Map<?, ?> fault = (Map<?, ?>) each;
            for (Object node : list(fault, "nodes")) {
                faults.add(fault.get("id") + ": " + ((Map<?, ?>) node).get("html") + " "
                        + ((Map<?, ?>) node).get("failureSummary"));
            }
        }
        return faults;
    }

    private static List<?> list(Map<?, ?> object, String member) {
        return (List<?>) Objects.requireNonNull(object.get(member));
    }

    private static String axe() {
        try {
            return Files.readString(Chromium.tool("axe-core/axe.min.js"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void photographs(String name) {
        String folder = System.getProperty("kosh.shots");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, name + ".png")));
        }
    }

    @Override
    public void close() {
        window.close();
    }
}
