package dev.kosh.console.instructions;

import dev.kosh.disbursement.InstructionCriteria;
import dev.kosh.disbursement.InstructionCriteria.About;
import dev.kosh.disbursement.InstructionCriteria.Order;
import dev.kosh.disbursement.InstructionCriteria.View;
import dev.kosh.disbursement.PiStatus;
import dev.kosh.disbursement.PiType;
import dev.kosh.wire.BusinessCalendar;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * What is asked for on the page Search Payment Instruction; all of it stands in the address.
 *
 * @param tab {@code pending} or {@code open}
 * @param troubled only those whose last call brought an error or no response
 * @param oldestFirst by date
 * @param size instructions per page: 10, 20 or 50
 * @param page from 1
 */
record SearchForm(
        @Nullable String tab,
        @Nullable String ward,
        @Nullable String projectType,
        @Nullable String projectName,
        @Nullable String billNumber,
        @Nullable PiType piType,
        @Nullable String number,
        @Nullable PiStatus status,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate createdFrom,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate createdTo,

        @Nullable Boolean troubled,
        @Nullable Boolean oldestFirst,
        @Nullable Integer size,
        @Nullable Integer page) {

    static final List<Integer> SIZES = List.of(10, 20, 50);
    private static final Pattern BILL_NUMBER = Pattern.compile("[A-Za-z0-9/-]{2,}");
    private static final int LAST_PAGE = 10_000;

    public boolean isOpenSearch() {
        return "open".equals(tab);
    }

    public boolean isTroubled() {
        return Boolean.TRUE.equals(troubled);
    }

    public boolean isOldestFirst() {
        return Boolean.TRUE.equals(oldestFirst);
    }

    public int pageSize() {
        return size != null && SIZES.contains(size) ? size : SIZES.get(0);
    }

    public int pageNumber() {
        return page == null ? 1 : Math.min(Math.max(page, 1), LAST_PAGE);
    }

    /** Codes of what is wrong with it, by field; the empty name stands for the form as a whole. */
    List<Fault> faults(Instant now) {
        List<Fault> faults = new ArrayList<>();
        String bill = text(billNumber);
        if (bill != null && !BILL_NUMBER.matcher(bill).matches()) {
            faults.add(new Fault("billNumber", "BILL_NUMBER_PATTERN"));
        }
        if (!isOpenSearch()) {
            return faults;
        }
        LocalDate today = BusinessCalendar.dateOf(now);
        if ((createdFrom == null) != (createdTo == null)) {
            faults.add(new Fault(createdFrom == null ? "createdFrom" : "createdTo", "ES_COMMON_ENTER_DATE_RANGE"));
        } else if (createdFrom != null && createdTo != null) {
            if (createdFrom.isAfter(today) || createdTo.isAfter(today)) {
                faults.add(new Fault(createdFrom.isAfter(today) ? "createdFrom" : "createdTo", "DATE_IN_FUTURE_MSG"));
            } else if (createdFrom.isAfter(createdTo)) {
                faults.add(new Fault("createdFrom", "DATE_VALIDATION_MSG"));
            }
        }
        return faults;
    }

    /** A field, and the code of what is wrong with it. */
    record Fault(String field, String code) {}

    /** Whether an open search says what it looks for. */
    public boolean asksForSomething() {
        boolean text =
                Stream.of(ward, projectType, projectName, billNumber, number).anyMatch(SearchForm::given);
        return text || piType != null || status != null || isTroubled() || (createdFrom != null && createdTo != null);
    }

    public InstructionCriteria criteria(TenantId tenant) {
        return criteria(tenant, view(), pageSize(), (pageNumber() - 1) * pageSize());
    }

    private View view() {
        if (isTroubled()) {
            return View.LAST_CALL_TROUBLED;
        }
        return isOpenSearch() ? View.ALL : View.PENDING_FOR_ACTION;
    }

    /** The same search with another view and page. */
    public InstructionCriteria criteria(TenantId tenant, View view, int limit, int offset) {
        boolean open = isOpenSearch();
        String exact = text(number);
        return new InstructionCriteria(
                tenant,
                Set.of(),
                exact == null ? Set.of() : Set.of(exact),
                open && status != null ? Set.of(status) : Set.of(),
                null,
                piType,
                null,
                null,
                new About(null, text(billNumber), text(ward), text(projectType), text(projectName)),
                open && createdFrom != null ? startOf(createdFrom) : null,
                open && createdTo != null ? BusinessCalendar.endOfDay(startOf(createdTo)) : null,
                view,
                Order.CREATED,
                isOldestFirst(),
                limit,
                offset);
    }

    private static Instant startOf(LocalDate date) {
        return date.atStartOfDay(BusinessCalendar.ZONE).toInstant();
    }

    private static boolean given(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static @Nullable String text(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
