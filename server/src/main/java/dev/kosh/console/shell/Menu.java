package dev.kosh.console.shell;

import dev.kosh.access.PageSessions;
import dev.kosh.console.shell.Frame.MenuEntry;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which pages somebody may go to, in the order of the menu. */
@Component
class Menu {

    private record Page(String path, String text) {}

    private static final List<Page> PAGES = List.of(
            new Page(PageSessions.ROOT + "/payment-instructions", "EXP_SEARCH_PAYMENT_INS"),
            new Page(PageSessions.ROOT + "/accounts", "CONSOLE_ACCOUNTS"),
            new Page(PageSessions.ROOT + "/funds", "CONSOLE_FUNDS"),
            new Page(PageSessions.ROOT + "/quarantine", "CONSOLE_QUARANTINE"),
            new Page(PageSessions.ROOT + "/jobs", "CONSOLE_JOBS"),
            new Page(PageSessions.ROOT + "/demand-loads", "CONSOLE_LOADS"),
            new Page(PageSessions.ROOT + "/collections", "CONSOLE_COLLECTIONS"),
            new Page(PageSessions.ROOT + "/sms", "CONSOLE_SMS"),
            new Page(PageSessions.ROOT + "/reconciliation", "CONSOLE_RECONCILIATION"),
            new Page(PageSessions.ROOT + "/audit", "CONSOLE_TRAIL"));

    private final PageSessions sessions;

    Menu(PageSessions sessions) {
        this.sessions = sessions;
    }

    /** @param here path of the page that is shown */
    List<MenuEntry> of(Visit visit, String here) {
        return PAGES.stream()
                .filter(page -> sessions.mayCall(visit.caller(), page.path(), visit.tenant()))
                .map(page -> new MenuEntry(page.path(), page.text(), here.startsWith(page.path())))
                .toList();
    }
}
