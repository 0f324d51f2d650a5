package dev.kosh.console.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;

/** Sends the browser on by path alone: a proxy in front may be known by another name and speak TLS. */
public final class SeeOther implements View {

    private final String path;

    private SeeOther(String path) {
        this.path = path;
    }

    /** An answer that makes the browser ask for this path of ours with GET. */
    public static ModelAndView to(String path) {
        return new ModelAndView(new SeeOther(path));
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Location", path);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    }
}
