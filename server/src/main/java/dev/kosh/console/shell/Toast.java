package dev.kosh.console.shell;

/** What a page says once, for six seconds, about what was just done. */
public record Toast(boolean good, String text) {

    public static Toast good(String text) {
        return new Toast(true, text);
    }

    public static Toast bad(String text) {
        return new Toast(false, text);
    }
}
