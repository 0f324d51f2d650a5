package dev.kosh.console.collections;

import dev.kosh.access.PageSessions;
import dev.kosh.collection.CollectionRegister;
import dev.kosh.collection.PaymentMode;
import dev.kosh.collection.RegisterCriteria;
import dev.kosh.collection.RegisterLine;
import dev.kosh.collection.RegisterPapers;
import dev.kosh.collection.RegisterSum;
import dev.kosh.console.shell.ListPages;
import dev.kosh.console.shell.Visit;
import dev.kosh.masters.BusinessService;
import dev.kosh.masters.Masters;
import dev.kosh.masters.Tenant;
import dev.kosh.wire.BusinessCalendar;
import dev.kosh.wire.TenantId;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Collection register: opens on today. */
@Hidden
@Controller
class CollectionPageController {

    private static final String COLLECTIONS = PageSessions.ROOT + "/collections";
    private static final int SIZE = 50;
    private static final int LAST_PAGE = 10_000;

    private final CollectionRegister register;
    private final RegisterPapers papers;
    private final Masters masters;
    private final Clock clock;

    CollectionPageController(CollectionRegister register, RegisterPapers papers, Masters masters, Clock clock) {
        this.register = register;
        this.papers = papers;
        this.masters = masters;
        this.clock = clock;
    }

    @GetMapping(COLLECTIONS)
    ModelAndView register(
            Visit visit, CollectionForm form, @RequestParam(defaultValue = "1") int page, HttpServletRequest request) {
        RegisterCriteria criteria = criteria(visit, form);
        List<RegisterLine> lines = register.lines(criteria);
        List<CollectionRow> rows = form.grouping().rows(lines);
        int number = Math.min(Math.max(page, 1), LAST_PAGE);
        int first = Math.min((number - 1) * SIZE, rows.size());
        RegisterSum total = lines.stream().map(RegisterLine::sum).reduce(RegisterSum.NOTHING, RegisterSum::plus);
        return new ModelAndView("collections")
                .addObject("criteria", criteria)
                .addObject("by", form.grouping())
                .addObject("groupings", Grouping.values())
                .addObject("mode", form.mode())
                .addObject("service", form.service())
                .addObject("modes", modes(visit))
                .addObject("services", services(visit.tenant()))
                .addObject("rows", rows.subList(first, Math.min(first + SIZE, rows.size())))
                .addObject("total", total)
                .addObject("pages", ListPages.of(number, SIZE, rows.size(), request));
    }

    private Map<PaymentMode, String> modes(Visit visit) {
        Map<PaymentMode, String> names = new EnumMap<>(PaymentMode.class);
        for (PaymentMode each : PaymentMode.values()) {
            names.put(each, papers.nameOf(each, visit.language().code()));
        }
        return names;
    }

    /** Names of the office's services by code. */
    private Map<String, String> services(TenantId tenant) {
        Map<String, String> names = new TreeMap<>();
        masters.billing(tenant).ifPresent(known -> {
            for (BusinessService each : known.services()) {
                names.put(each.code(), each.name());
            }
        });
        return names;
    }

    /** Every line that the same search finds, on paper. */
    @GetMapping(COLLECTIONS + ".pdf")
    ResponseEntity<byte[]> paper(Visit visit, CollectionForm form) {
        RegisterCriteria criteria = criteria(visit, form);
        String office = masters.tenant(visit.tenant())
                .map(Tenant::name)
                .orElse(visit.tenant().value());
        byte[] paper = papers.pdf(
                register.lines(criteria), criteria, office, visit.language().code());
        return file(criteria, "pdf", "application/pdf", paper);
    }

    /** Every line that the same search finds, as a spreadsheet. */
    @GetMapping(COLLECTIONS + ".xlsx")
    ResponseEntity<byte[]> spreadsheet(Visit visit, CollectionForm form) {
        RegisterCriteria criteria = criteria(visit, form);
        byte[] sheet =
                papers.spreadsheet(register.lines(criteria), visit.language().code());
        return file(criteria, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", sheet);
    }

    private RegisterCriteria criteria(Visit visit, CollectionForm form) {
        return form.criteria(visit.tenant(), BusinessCalendar.dateOf(clock.instant()));
    }

    private static ResponseEntity<byte[]> file(
            RegisterCriteria criteria, String extension, String contentType, byte[] content) {
        String name = "collection-register-" + criteria.from() + "-" + criteria.to() + "." + extension;
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .header(HttpHeaders.CONTENT_TYPE, contentType)
                .body(content);
    }
}
