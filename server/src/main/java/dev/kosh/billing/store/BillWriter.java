package dev.kosh.billing.store;

import dev.kosh.billing.Bill;
import dev.kosh.billing.BillDetail;
import dev.kosh.billing.ConsumerKey;
import dev.kosh.secrets.PersonalData;
import dev.kosh.sql.SharedTrips;
import java.io.StringWriter;
import java.sql.ResultSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;

/**
 * Writes new bills. Bills of different consumers that arrive while the statement runs go together into the next one
 * (docs/decisions/0009-payments-together.md); each is written, or not, for itself.
 */
@Component
public class BillWriter {

    private static final String ISSUE = """
            select bill.id,
                   billing.issue_bill(bill.tenant, bill.service, bill.consumer, bill.version, bill.old, bill.id,
                                      bill.at, bill.expires, bill.total, bill.minimum, bill.demands, bill.details,
                                      bill."payerUuid", decode(bill.payer, 'hex'), decode(bill.mobile, 'hex'),
                                      decode(bill.email, 'hex'), bill.by, bill.prefix) as number
            from jsonb_to_recordset(?::jsonb) as bill
                (tenant text, service text, consumer text, version bigint, old uuid, id uuid, at timestamptz,
                 expires timestamptz, total bigint, minimum bigint, demands uuid[], details jsonb, "payerUuid" text,
                 payer text, mobile text, email text, by text, prefix text)
            """;

    private static final int TOGETHER_MOST = 16;

    private record Issue(ConsumerKey consumer, UUID billId, String json) {}

    private final JdbcTemplate jdbc;
    private final PersonalData secrets;
    private final SharedTrips<Issue, Optional<String>> together;

    BillWriter(JdbcTemplate jdbc, PersonalData secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.together = new SharedTrips<>(
                SharedTrips.lanesForWrites(),
                TOGETHER_MOST,
                issue -> List.of(issue.consumer()),
                failure -> failure instanceof ConcurrencyFailureException
                        || failure instanceof DataIntegrityViolationException,
                this::issue);
    }

    /**
     * Writes a new active bill in the place of the old; the number it got, or empty when the account moved on.
     *
     * @param numberPrefix what stands before the count in its number
     */
    public Optional<String> issue(Bill bill, long accountVersion, @Nullable UUID oldBillId, String numberPrefix) {
        ConsumerKey consumer = new ConsumerKey(bill.tenantId(), bill.businessService(), bill.consumerCode());
        return together.run(new Issue(consumer, bill.id(), json(bill, accountVersion, oldBillId, numberPrefix)));
    }

    /** Accounts are locked in the order of everybody who locks several. */
    private List<Optional<String>> issue(List<Issue> issues) {
        String rows = issues.stream()
                .sorted(Comparator.comparing(Issue::consumer))
                .map(Issue::json)
                .collect(Collectors.joining(",", "[", "]"));
        Map<UUID, String> numbers = new HashMap<>();
        jdbc.query(
                ISSUE,
                (ResultSet row) -> {
                    String number = row.getString("number");
                    if (number != null) {
                        numbers.put(Rows.uuid(row, "id"), number);
                    }
                },
                rows);
        return issues.stream()
                .map(issue -> Optional.ofNullable(numbers.get(issue.billId())))
                .toList();
    }

    private String json(Bill bill, long accountVersion, @Nullable UUID oldBillId, String numberPrefix) {
        StringWriter text = new StringWriter(1024);
        try (JsonGenerator json = StoredLines.JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringProperty("tenant", bill.tenantId().value());
            json.writeStringProperty("service", bill.businessService());
            json.writeStringProperty("consumer", bill.consumerCode());
            json.writeNumberProperty("version", accountVersion);
            write(json, "old", oldBillId);
            write(json, "id", bill.id());
            write(json, "at", bill.billDate());
            write(json, "expires", bill.expiry());
            json.writeNumberProperty("total", bill.totalAmount().paise());
            json.writeNumberProperty("minimum", bill.minimumOfDemands().paise());
            json.writeArrayPropertyStart("demands");
            for (BillDetail detail : bill.details()) {
                json.writeString(detail.demandId().toString());
            }
            json.writeEndArray();
            json.writeName("details");
            json.writeRawValue(StoredLines.writeBillDetails(bill.details()));
            write(json, "payerUuid", bill.payer().uuid());
            writeHex(json, "payer", StoredPayer.seal(secrets, bill.payer()));
            writeHex(json, "mobile", StoredPayer.index(secrets, bill.payer().mobileNumber()));
            writeHex(json, "email", StoredPayer.index(secrets, bill.payer().emailId()));
            json.writeStringProperty("by", bill.audit().createdBy());
            json.writeStringProperty("prefix", numberPrefix);
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, String name, @Nullable Object value) {
        if (value != null) {
            json.writeStringProperty(name, value.toString());
        }
    }

    private static void writeHex(JsonGenerator json, String name, byte @Nullable [] value) {
        if (value != null) {
            json.writeStringProperty(name, HexFormat.of().formatHex(value));
        }
    }
}
