package dev.kosh.console.shell;

import dev.kosh.masters.Tenant;
import dev.kosh.wire.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page.
 *
 * @param visit null while nobody is signed in
 * @param office name of the office that the page is about
 * @param offices where the caller may ask for the same page
 * @param formToken goes back with every form
 * @param here path and query of this page without the language, for the switch of languages
 * @param assets what follows the name of each asset, so that browsers fetch a changed one
 */
public record Frame(
        Language language,
        @Nullable Visit visit,
        String office,
        List<Tenant> offices,
        List<MenuEntry> menu,
        String formToken,
        @Nullable Toast toast,
        String here,
        String assets) {

    /**
     * A page in the menu.
     *
     * @param text code of its name
     * @param current whether this is the page
     */
    public record MenuEntry(String path, String text, boolean current) {}

    public List<Language> languages() {
        return List.of(Language.values());
    }

    /** The office of the page; null while nobody is signed in. */
    public @Nullable TenantId tenant() {
        return visit == null ? null : visit.tenant();
    }

    /** Whether there is another office to go to. */
    public boolean hasOtherOffices() {
        return offices.size() > 1;
    }
}
