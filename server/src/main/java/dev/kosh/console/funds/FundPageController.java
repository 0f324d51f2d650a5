package dev.kosh.console.funds;

import dev.kosh.access.PageSessions;
import dev.kosh.console.shell.ListPages;
import dev.kosh.console.shell.Visit;
import dev.kosh.disbursement.Funds;
import dev.kosh.disbursement.RegisterCriteria;
import dev.kosh.disbursement.RegisterFiles;
import dev.kosh.disbursement.RegisterRow;
import dev.kosh.masters.ExpenditureMasters;
import dev.kosh.masters.Masters;
import dev.kosh.wire.BusinessCalendar;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Fund Allocation Register: opens on the current financial year. */
@Hidden
@Controller
class FundPageController {

    private static final String FUNDS = PageSessions.ROOT + "/funds";
    private static final Duration A_YEAR = Duration.ofDays(365);
    private static final int YEARS_OFFERED = 6;
    private static final int SIZE = 50;
    private static final int LAST_PAGE = 10_000;

    private final Funds funds;
    private final RegisterFiles files;
    private final Masters masters;
    private final Clock clock;

    FundPageController(Funds funds, RegisterFiles files, Masters masters, Clock clock) {
        this.funds = funds;
        this.files = files;
        this.masters = masters;
        this.clock = clock;
    }

    @GetMapping(FUNDS)
    ModelAndView register(
            Visit visit, RegisterForm form, @RequestParam(defaultValue = "1") int page, HttpServletRequest request) {
        int number = Math.min(Math.max(page, 1), LAST_PAGE);
        Instant now = clock.instant();
        RegisterCriteria criteria = form.criteria(visit.tenant(), now, SIZE, (number - 1) * SIZE);
        Funds.Register register = funds.register(criteria);
        List<String> years = IntStream.range(0, YEARS_OFFERED)
                .mapToObj(back -> BusinessCalendar.financialYear(now.minus(A_YEAR.multipliedBy(back))))
                .toList();
        return new ModelAndView("funds")
                .addObject("years", years)
                .addObject("year", criteria.financialYear())
                .addObject(
                        "heads",
                        masters.expenditure(visit.tenant())
                                .map(ExpenditureMasters::headsOfAccount)
                                .orElse(List.of()))
                .addObject("head", criteria.headOfAccount())
                .addObject("kinds", RegisterRow.Kind.values())
                .addObject("kind", criteria.kind())
                .addObject("rows", register.rows())
                .addObject("pages", ListPages.of(number, SIZE, register.total(), request));
    }

    /** Everything that the same search finds, on paper. */
    @GetMapping(FUNDS + ".pdf")
    ResponseEntity<byte[]> paper(Visit visit, RegisterForm form) {
        RegisterCriteria criteria = form.criteria(visit.tenant(), clock.instant(), RegisterCriteria.MOST, 0);
        return file(
                criteria,
                "pdf",
                "application/pdf",
                files.pdf(criteria, visit.language().code()));
    }

    /** Everything that the same search finds, as a spreadsheet. */
    @GetMapping(FUNDS + ".xlsx")
    ResponseEntity<byte[]> spreadsheet(Visit visit, RegisterForm form) {
        RegisterCriteria criteria = form.criteria(visit.tenant(), clock.instant(), RegisterCriteria.MOST, 0);
        return file(
                criteria,
                "xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                files.spreadsheet(criteria, visit.language().code()));
    }

    private static ResponseEntity<byte[]> file(
            RegisterCriteria criteria, String extension, String contentType, byte[] content) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(RegisterFiles.name(criteria, extension))
                                .build()
                                .toString())
                .header(HttpHeaders.CONTENT_TYPE, contentType)
                .body(content);
    }
}
