package dev.kosh.console.funds;

import dev.kosh.access.PageSessions;
import dev.kosh.console.shell.ListPages;
import dev.kosh.console.shell.Visit;
import dev.kosh.disbursement.Funds;
import dev.kosh.disbursement.RegisterCriteria;
import dev.kosh.disbursement.RegisterRow;
import dev.kosh.wire.BusinessCalendar;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Fund Allocation Register: opens on the current financial year. */
@Hidden
@Controller
class FundPageController {

    private static final Pattern YEAR = Pattern.compile("20\\d\\d-\\d\\d");
    private static final Duration A_YEAR = Duration.ofDays(365);
    private static final int YEARS_OFFERED = 6;
    private static final int SIZE = 50;
    private static final int LAST_PAGE = 10_000;

    private final Funds funds;
    private final Clock clock;

    FundPageController(Funds funds, Clock clock) {
        this.funds = funds;
        this.clock = clock;
    }

    @GetMapping(PageSessions.ROOT + "/funds")
    ModelAndView register(
            Visit visit,
            @RequestParam(required = false) @Nullable String financialYear,
            @RequestParam(required = false) @Nullable String headOfAccount,
            @RequestParam(required = false) RegisterRow.@Nullable Kind kind,
            @RequestParam(defaultValue = "1") int page,
            HttpServletRequest request) {
        int number = Math.min(Math.max(page, 1), LAST_PAGE);
        Instant now = clock.instant();
        String year = financialYear != null && YEAR.matcher(financialYear).matches()
                ? financialYear
                : BusinessCalendar.financialYear(now);
        String head = headOfAccount == null || headOfAccount.isBlank() ? null : headOfAccount.strip();
        Funds.Register register =
                funds.register(new RegisterCriteria(visit.tenant(), year, head, kind, SIZE, (number - 1) * SIZE));
        List<String> years = IntStream.range(0, YEARS_OFFERED)
                .mapToObj(back -> BusinessCalendar.financialYear(now.minus(A_YEAR.multipliedBy(back))))
                .toList();
        return new ModelAndView("funds")
                .addObject("years", years)
                .addObject("year", year)
                .addObject("head", head)
                .addObject("kinds", RegisterRow.Kind.values())
                .addObject("kind", kind)
                .addObject("rows", register.rows())
                .addObject("pages", ListPages.of(number, SIZE, register.total(), request));
    }
}
