package dev.kosh.console.instructions;

import dev.kosh.console.instructions.SearchForm.Fault;
import dev.kosh.console.shell.ListPages;
import dev.kosh.console.shell.Visit;
import dev.kosh.disbursement.InstructionCriteria.View;
import dev.kosh.disbursement.InstructionSearch;
import dev.kosh.disbursement.InstructionSearch.Found;
import dev.kosh.disbursement.InstructionSummary;
import dev.kosh.disbursement.PiStatus;
import dev.kosh.disbursement.PiType;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** Search Payment Instruction: opens on what waits for somebody; every search has an address of its own. */
@Hidden
@Controller
class SearchPageController {

    private final InstructionSearch instructions;
    private final InstructionSheet sheet;
    private final Clock clock;

    SearchPageController(InstructionSearch instructions, InstructionSheet sheet, Clock clock) {
        this.instructions = instructions;
        this.sheet = sheet;
        this.clock = clock;
    }

    @GetMapping(Paths.SEARCH)
    ModelAndView search(Visit visit, @ModelAttribute("form") SearchForm form, HttpServletRequest request) {
        List<Fault> faults = form.faults(clock.instant());
        @Nullable
        Found<InstructionSummary> found = faults.isEmpty() && (!form.isOpenSearch() || form.asksForSomething())
                ? instructions.list(form.criteria(visit.tenant()))
                : null;
        ModelAndView page = new ModelAndView("search");
        page.addObject("faults", faults.stream().collect(Collectors.toMap(Fault::field, Fault::code, (a, b) -> a)));
        page.addObject("found", found);
        page.addObject("choices", instructions.choices(visit.tenant()));
        page.addObject("types", PiType.values());
        page.addObject("statuses", PiStatus.values());
        page.addObject("tones", Map.copyOf(tones()));
        page.addObject("pendingCount", count(visit, View.PENDING_FOR_ACTION));
        page.addObject("troubledCount", count(visit, View.LAST_CALL_TROUBLED));
        page.addObject("sortAddress", ListPages.with(request, "oldestFirst", form.isOldestFirst() ? null : true));
        page.addObject("troubledAddress", ListPages.with(request, "troubled", form.isTroubled() ? null : true));
        page.addObject("sheetAddress", sheetAddress(request));
        if (found != null) {
            page.addObject("pages", ListPages.of(form.pageNumber(), form.pageSize(), found.total(), request));
        }
        return page;
    }

    private static Map<PiStatus, String> tones() {
        return List.of(PiStatus.values()).stream()
                .collect(Collectors.toMap(
                        status -> status, status -> Tone.of(status).style()));
    }

    private long count(Visit visit, View view) {
        SearchForm everything =
                new SearchForm(null, null, null, null, null, null, null, null, null, null, null, null, null, null);
        return instructions
                .list(everything.criteria(visit.tenant(), view, 1, 0))
                .total();
    }

    private static String sheetAddress(HttpServletRequest request) {
        return ListPages.with(request, "page", null).replaceFirst("payment-instructions", "payment-instructions.xlsx");
    }

    /** Everything that the same search finds, not only the page that is shown. */
    @GetMapping(Paths.SHEET)
    ResponseEntity<byte[]> sheet(Visit visit, @ModelAttribute("form") SearchForm form) {
        boolean asks = form.faults(clock.instant()).isEmpty() && (!form.isOpenSearch() || form.asksForSomething());
        byte[] content = sheet.of(visit, asks ? form : null);
        return ResponseEntity.ok()
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename("payment-instructions.xlsx")
                                .build()
                                .toString())
                .header("Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .body(content);
    }
}
