package dev.kosh.billing;

import dev.kosh.access.Citizens;
import dev.kosh.access.User;
import dev.kosh.masters.BillingMasters;
import dev.kosh.masters.BusinessService;
import dev.kosh.masters.TaxHead;
import dev.kosh.masters.TaxHeadCategory;
import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.Ids;
import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** One consumer's demands without a server: named ones for examples, random ones for properties. */
final class SampleDues {

    static final String TAX = "PT_TAX";
    static final String INTEREST = "PT_TIME_INTEREST";
    static final String PENALTY = "PT_TIME_PENALTY";
    static final String CESS = "PT_FIRE_CESS";
    static final String REBATE = "PT_TIME_REBATE";
    static final String EXEMPTION = "PT_OWNER_EXEMPTION";
    static final String ROUNDOFF = "PT_ROUNDOFF";
    static final String ADVANCE = "PT_ADVANCE_CARRYFORWARD";

    private static final String SERVICE = "PT";
    private static final TenantId TENANT = new TenantId("pb.amritsar");
    private static final Instant FIRST_APRIL_2020 = Instant.parse("2020-03-31T18:30:00Z");
    static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");

    private static final List<TaxHead> HEADS = List.of(
            head(ADVANCE, TaxHeadCategory.ADVANCE_COLLECTION, 0),
            head(REBATE, TaxHeadCategory.REBATE, 1),
            head(EXEMPTION, TaxHeadCategory.EXEMPTION, 2),
            head(TAX, TaxHeadCategory.TAX, 3),
            head(PENALTY, TaxHeadCategory.PENALTY, 4),
            head(INTEREST, TaxHeadCategory.TAX, 4),
            head(CESS, TaxHeadCategory.TAX, 6),
            head(ROUNDOFF, TaxHeadCategory.TAX, 7));

    private static final List<String> DUES = List.of(TAX, INTEREST, PENALTY, CESS, ROUNDOFF);
    private static final List<String> CREDITS = List.of(REBATE, EXEMPTION, ROUNDOFF);

    /** Whether the service takes more than is due and keeps it. */
    private final boolean advanceAllowed;

    private final PayingOrder payingOrder;

    SampleDues(boolean advanceAllowed) {
        this(advanceAllowed, PayingOrder.SMALLEST_FIRST);
    }

    SampleDues(boolean advanceAllowed, PayingOrder payingOrder) {
        this.advanceAllowed = advanceAllowed;
        this.payingOrder = payingOrder;
    }

    PayingOrder payingOrder() {
        return payingOrder;
    }

    private static TaxHead head(String code, TaxHeadCategory category, int order) {
        return new TaxHead(SERVICE, code, code, category, order, false, true);
    }

    BillingMasters masters() {
        BusinessService service =
                new BusinessService(SERVICE, "Property Tax", true, advanceAllowed, false, List.of(), Money.ZERO, null);
        return new BillingMasters(List.of(service), HEADS, List.of());
    }

    static DemandDetail line(String head, String rupees) {
        return line(head, Money.ofRupees(new java.math.BigDecimal(rupees)));
    }

    private static DemandDetail line(String head, Money tax) {
        return new DemandDetail(Ids.next(), head, tax, Money.ZERO, null);
    }

    /** An unpaid demand for the financial year that begins so many years after April 2020. */
    static Demand demand(int year, DemandDetail... lines) {
        return new Demand(
                Ids.next(),
                TENANT,
                SERVICE,
                "PT-1",
                "BUILTUP",
                null,
                FIRST_APRIL_2020.plus(365L * year, ChronoUnit.DAYS),
                FIRST_APRIL_2020.plus(365L * (year + 1), ChronoUnit.DAYS).minusSeconds(1),
                Arrays.asList(lines),
                Money.ZERO,
                null,
                null,
                null,
                false,
                DemandStatus.ACTIVE,
                AuditDetails.created("test", NOW.toEpochMilli()));
    }

    /** The bill of what is unpaid, with its demands; empty when credits exceed the dues. */
    Optional<PayableBill> bill(List<Demand> demands) {
        List<Demand> unpaid = demands.stream().filter(Demand::isUnpaid).toList();
        return new BillMaker(new NoCitizens())
                .bill(new ConsumerKey(TENANT, SERVICE, "PT-1"), unpaid, masters(), "test", NOW)
                .map(bill -> new PayableBill(bill, unpaid, 1));
    }

    Apportionment apportion(PayableBill payable, Money paid) {
        BillingMasters masters = masters();
        return Apportioning.of(
                payable.bill(),
                paid,
                advanceAllowed,
                head -> masters.head(SERVICE, head).map(TaxHead::isAdvance).orElse(false),
                masters.advanceHead(SERVICE).orElse(null),
                payingOrder);
    }

    /** All demands of the consumer after the bill was paid so. */
    List<Demand> pay(List<Demand> demands, PayableBill payable, Money paid) {
        List<Demand> after = new ArrayList<>(demands);
        for (Demand changed : Settlement.of(payable, apportion(payable, paid)).demands()) {
            after.replaceAll(demand -> demand.id().equals(changed.id()) ? changed : demand);
        }
        return after;
    }

    /** Dues, credits and kept advances over one to five years, some heads twice in a demand. */
    static List<Demand> random(RandomGenerator random) {
        List<Demand> demands = new ArrayList<>();
        int years = random.nextInt(1, 6);
        for (int year = 0; year < years; year++) {
            List<DemandDetail> lines = new ArrayList<>();
            int dues = random.nextInt(1, 5);
            for (int i = 0; i < dues; i++) {
                lines.add(line(oneOf(DUES, random), Money.ofPaise(random.nextInt(10) == 0 ? 0 : amount(random))));
            }
            int credits = random.nextInt(3);
            for (int i = 0; i < credits; i++) {
                lines.add(line(oneOf(CREDITS, random), Money.ofPaise(-amount(random) / 4)));
            }
            if (random.nextInt(4) == 0) {
                lines.add(line(ADVANCE, Money.ofPaise(-amount(random) / 3)));
            }
            demands.add(demand(year, lines.toArray(DemandDetail[]::new)));
        }
        return demands;
    }

    private static long amount(RandomGenerator random) {
        return random.nextBoolean() ? random.nextLong(1, 500) : random.nextLong(1, 300_000);
    }

    private static String oneOf(List<String> codes, RandomGenerator random) {
        return codes.get(random.nextInt(codes.size()));
    }

    /** These demands name no payer, so nobody is looked up. */
    private static final class NoCitizens implements Citizens {

        @Override
        public Map<String, User> byUuid(Collection<String> uuids) {
            throw new AssertionError("nobody is named");
        }

        @Override
        public List<User> byMobileNumber(TenantId state, String mobileNumber) {
            throw new AssertionError("nobody is named");
        }

        @Override
        public List<User> byEmail(TenantId state, String emailId) {
            throw new AssertionError("nobody is named");
        }

        @Override
        public User findOrCreate(TenantId state, String name, String mobileNumber) {
            throw new AssertionError("nobody is named");
        }

        @Override
        public User bearerOf(TenantId state, String name, String mobileNumber) {
            throw new AssertionError("nobody is named");
        }
    }
}
