package dev.kosh.simulator.services;

import dev.kosh.simulator.JitService;
import dev.kosh.simulator.SimulatorSettings;
import dev.kosh.simulator.books.Bill;
import dev.kosh.simulator.books.Books;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The nine services: what the treasury answers when nothing is wrong with the line. */
public final class TreasuryServices {

    private static final List<String> NUMBERS =
            List.of("jitBillNo", "billNo", "billno", "jitCorBillNo", "billRefNo", "onlineBillRefNo");

    private final Books books;
    private final boolean refusesUnknownParams;
    private final Map<JitService, Desk> desks = new EnumMap<>(JitService.class);

    public TreasuryServices(Books books, SimulatorSettings settings) {
        this.books = books;
        this.refusesUnknownParams = settings.refusesUnknownParams();
        desks.put(JitService.VA, new AllotmentDesk(books));
        desks.put(JitService.PI, new InstructionDesk(books));
        desks.put(JitService.PIS, new StatusDesk(books));
        desks.put(JitService.PAG, new AdviceDesk(books));
        desks.put(JitService.PD, new ScrollDesk(books));
        desks.put(JitService.FD, new FailureDesk(books));
        desks.put(JitService.COR, new CorrectionDesk(books, settings.corBeneficiaryKey()));
        desks.put(JitService.FTPS, new RevisedStatusDesk(books));
        desks.put(JitService.FTFPS, new RevisedFailureDesk(books));
    }

    /** The plaintext of the answer to one call. */
    public ObjectNode answer(JitService service, JsonNode params, Instant now, Twist twist) {
        Desk desk = Optional.ofNullable(desks.get(service)).orElseThrow();
        try {
            refuseUnknown(desk, params);
            ArrayNode rows = desk.answer(new Params(params), now, twist);
            return Reply.data(service, rows);
        } catch (WrongRequest wrong) {
            return Reply.errors(service, wrong.texts());
        }
    }

    /** The number of the bill that a call is about; null when it is about none, or none that can be told. */
    public @Nullable String numberIn(JsonNode params) {
        for (String name : NUMBERS) {
            String value = params.path(name).asString("");
            if (!value.isEmpty()) {
                Bill bill = books.byReference(value);
                return bill == null ? value : bill.number();
            }
        }
        return null;
    }

    private void refuseUnknown(Desk desk, JsonNode params) {
        if (refusesUnknownParams) {
            for (String name : params.propertyNames()) {
                if (!desk.knownParams().contains(name)) {
                    throw new WrongRequest("Parameter " + name + " is not known");
                }
            }
        }
    }
}
