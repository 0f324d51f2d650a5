package dev.kosh.console.loads;

import dev.kosh.access.PageSessions;
import dev.kosh.billing.DemandLoad;
import dev.kosh.billing.DemandLoads;
import dev.kosh.console.shell.PageTexts;
import dev.kosh.console.shell.SeeOther;
import dev.kosh.console.shell.Toast;
import dev.kosh.console.shell.Toasts;
import dev.kosh.console.shell.Visit;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.WireError;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/**
 * Loads of demands from a sheet: a sheet is handed in, the page tells how far it is, and it is taken home with what
 * became of each row. Corrected, it is handed in again: what is loaded is skipped.
 */
@Hidden
@Controller
class LoadPageController {

    private static final String LOADS = PageSessions.ROOT + "/demand-loads";
    private static final String RUN = LOADS + "/run";
    private static final String UPLOAD = LOADS + PageSessions.UPLOAD_END;
    private static final String RESULT = LOADS + "/result";

    private final DemandLoads loads;
    private final PageTexts texts;
    private final Toasts toasts;
    private final DataSize largest;

    LoadPageController(
            DemandLoads loads,
            PageTexts texts,
            Toasts toasts,
            @Value("${kosh.gateway.max-upload:50MB}") DataSize largest) {
        this.loads = loads;
        this.texts = texts;
        this.toasts = toasts;
        this.largest = largest;
    }

    @GetMapping(LOADS)
    ModelAndView loads(Visit visit) {
        return list("loads", visit).addObject("largestMegabytes", largest.toMegabytes());
    }

    /** The table alone, which the page asks for again while a load waits or runs. */
    @GetMapping(RUN)
    ModelAndView runs(Visit visit) {
        return list("load-runs", visit);
    }

    private ModelAndView list(String template, Visit visit) {
        List<DemandLoad> latest = loads.latest(visit.tenant());
        return new ModelAndView(template)
                .addObject("loads", latest)
                .addObject("busy", latest.stream().anyMatch(DemandLoad::isUnderWay));
    }

    @PostMapping(UPLOAD)
    ModelAndView upload(
            Visit visit,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            HttpServletResponse response)
            throws IOException {
        toasts.leave(handIn(visit, file), response);
        return SeeOther.to(LOADS + "?tenantId=" + visit.tenant());
    }

    private Toast handIn(Visit visit, @Nullable MultipartFile file) throws IOException {
        String name = file == null ? "" : Objects.requireNonNullElse(file.getOriginalFilename(), "");
        if (file == null || file.isEmpty() || !loads.isSheet(name)) {
            return Toast.bad(texts.get(visit.language(), "CONSOLE_LOAD_NO_SHEET"));
        }
        try (InputStream content = file.getInputStream()) {
            loads.load(visit.tenant(), name, content, visit.caller());
        }
        return Toast.good(texts.get(visit.language(), "CONSOLE_LOAD_TAKEN", name));
    }

    /** The sheet as it was handed in, with what became of each row so far. */
    @GetMapping(RESULT)
    void result(Visit visit, @RequestParam UUID id, HttpServletResponse response) throws IOException {
        DemandLoad load = loads.find(visit.tenant(), id)
                .orElseThrow(() -> new RequestRefused(WireError.NOT_FOUND, "id: no load of that id at this office"));
        response.setContentType(load.mediaType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("demands-" + id + "." + load.extension())
                        .build()
                        .toString());
        loads.writeResult(visit.tenant(), id, response.getOutputStream());
    }
}
