package dev.kosh.billing.bulk;

import dev.kosh.billing.BillingError;
import dev.kosh.billing.DemandDraft;
import dev.kosh.billing.DemandStatus;
import dev.kosh.wire.BusinessCalendar;
import dev.kosh.wire.Money;
import dev.kosh.wire.Problems;
import dev.kosh.wire.TenantId;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads rows of a sheet as demands of a tenant; what cannot be read is told row by row. */
final class SheetDemands {

    private static final int LONGEST = 250;
    private static final Pattern AMOUNT = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{1,40})?");
    private static final Pattern EPOCH_MILLIS = Pattern.compile("\\d{11,14}");
    private static final Pattern UNFIT = Pattern.compile("<[a-zA-Z/!?]|\\p{Cntrl}");
    private static final DateTimeFormatter INDIAN =
            DateTimeFormatter.ofPattern("dd/MM/uuuu").withResolverStyle(ResolverStyle.STRICT);
    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

    private final TenantId tenant;
    private final SheetColumns columns;

    SheetDemands(TenantId tenant, SheetColumns columns) {
        this.tenant = tenant;
        this.columns = columns;
    }

    /** The demand of a row; what is wrong with its cells is added, and then the draft is good for nothing. */
    DemandDraft read(List<String> row, Problems problems) {
        String service = text(row, "businessService", true, problems);
        String type = text(row, "consumerType", false, problems);
        return new DemandDraft(
                null,
                tenant,
                text(row, "consumerCode", true, problems),
                type.isEmpty() ? service : type,
                service,
                payer(row, problems),
                instant(row, "taxPeriodFrom", LocalTime.MIN, problems),
                instant(row, "taxPeriodTo", LAST_SECOND, problems),
                lines(row, problems),
                amount("minimumAmountPayable", columns.cell(row, "minimumAmountPayable"), problems),
                columns.cell(row, "fixedBillExpiryDate").isEmpty()
                        ? null
                        : instant(row, "fixedBillExpiryDate", LAST_SECOND, problems),
                null,
                locality(row, problems),
                DemandStatus.ACTIVE,
                null);
    }

    private String text(List<String> row, String member, boolean required, Problems problems) {
        String cell = columns.cell(row, member);
        if (cell.isEmpty() && required) {
            problems.add(BillingError.SHEET_CELL, member + ": is empty");
        } else if (cell.length() > LONGEST || UNFIT.matcher(cell).find()) {
            problems.add(BillingError.SHEET_CELL, member + ": at most " + LONGEST + " characters, no markup");
        }
        return cell;
    }

    private DemandDraft.@Nullable PayerDraft payer(List<String> row, Problems problems) {
        String uuid = text(row, "payerUuid", false, problems);
        String name = text(row, "payerName", false, problems);
        String mobile = columns.cell(row, "payerMobileNumber");
        if (!mobile.isEmpty() && !mobile.matches("[0-9]{10}")) {
            problems.add(BillingError.SHEET_CELL, "payerMobileNumber: ten digits");
        }
        if (uuid.isEmpty() && (name.isEmpty() || mobile.isEmpty())) {
            return null;
        }
        return new DemandDraft.PayerDraft(uuid.isEmpty() ? null : uuid, name, mobile);
    }

    private List<DemandDraft.Line> lines(List<String> row, Problems problems) {
        List<DemandDraft.Line> lines = columns.amounts(row).entrySet().stream()
                .map(each -> new DemandDraft.Line(
                        null, each.getKey(), amount(each.getKey(), each.getValue(), problems), Money.ZERO, null))
                .toList();
        if (lines.isEmpty()) {
            problems.add(BillingError.SHEET_CELL, "no tax head has an amount");
        }
        return lines;
    }

    /** Rupees, with or without commas of either grouping. */
    private static Money amount(String column, String cell, Problems problems) {
        String digits = cell.replace(",", "");
        if (digits.isEmpty()) {
            return Money.ZERO;
        }
        try {
            if (AMOUNT.matcher(digits).matches()) {
                return Money.ofRupeesRounded(new BigDecimal(digits));
            }
        } catch (ArithmeticException tooLarge) {
            // Told below.
        }
        problems.add(BillingError.SHEET_CELL, column + ": rupees, such as 1840.50, at most " + Money.MAX);
        return Money.ZERO;
    }

    /** A date in India, at that time of its day, or epoch milliseconds. */
    private Instant instant(List<String> row, String member, LocalTime ofDay, Problems problems) {
        String cell = columns.cell(row, member);
        try {
            if (EPOCH_MILLIS.matcher(cell).matches()) {
                return Instant.ofEpochMilli(Long.parseLong(cell));
            }
            LocalDate date = cell.contains("/") ? LocalDate.parse(cell, INDIAN) : LocalDate.parse(cell);
            return date.atTime(ofDay).atZone(BusinessCalendar.ZONE).toInstant();
        } catch (DateTimeException malformed) {
            problems.add(BillingError.SHEET_CELL, member + ": a date, such as 2026-04-01 or 01/04/2026");
            return Instant.EPOCH;
        }
    }

    private @Nullable JsonNode locality(List<String> row, Problems problems) {
        String locality = text(row, "locality", false, problems);
        return locality.isEmpty() ? null : JsonNodeFactory.instance.objectNode().put("locality", locality);
    }

    /** What is wrong with a row, as it stands in the returned sheet. */
    static String told(Problems problems) {
        StringBuilder text = new StringBuilder();
        problems.found()
                .forEach(each -> text.append(text.isEmpty() ? "" : " | ")
                        .append(each.code())
                        .append(": ")
                        .append(each.message()));
        return text.toString();
    }
}
