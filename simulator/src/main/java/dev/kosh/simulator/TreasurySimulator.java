package dev.kosh.simulator;

import dev.kosh.simulator.SimulatorRefusal.Cause;
import dev.kosh.simulator.admin.AdminPaths;
import dev.kosh.simulator.books.Bill;
import dev.kosh.simulator.books.BookKeeping;
import dev.kosh.simulator.books.Instruction;
import dev.kosh.simulator.books.TreasuryDates;
import dev.kosh.simulator.envelope.TreasuryKeys;
import dev.kosh.simulator.http.HttpAnswer;
import dev.kosh.simulator.http.HttpCall;
import dev.kosh.simulator.http.HttpLoop;
import dev.kosh.simulator.line.TreasuryLine;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A running treasury on the loopback address, with an RSA pair, books and a clock of its own; its methods are what the
 * admin paths do (docs/contract/simulator.md). Safe for use by many threads.
 */
public final class TreasurySimulator implements AutoCloseable {

    private final SimulatorSettings settings;
    private final TreasuryKeys keys = TreasuryKeys.make();
    private final SimulatorClock clock;
    private final AdminPaths admin = new AdminPaths(this);
    private final HttpLoop loop;
    private final Object lock = new Object();
    private TreasuryLine line;
    private volatile Duration latency;

    private TreasurySimulator(SimulatorSettings settings) {
        this.settings = settings;
        this.clock = new SimulatorClock(settings.clock());
        this.latency = settings.latency();
        this.line = new TreasuryLine(settings, keys);
        this.loop = HttpLoop.open(settings.port(), this::answer);
    }

    /**
     * Starts a treasury; it runs until {@link #close()}.
     *
     * @throws java.io.UncheckedIOException when the port is taken
     */
    public static TreasurySimulator start(SimulatorSettings settings) {
        return new TreasurySimulator(settings);
    }

    public int port() {
        return loop.port();
    }

    /** What callers configure as the treasury's base URL, without a slash at the end. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** The treasury's public key: X.509 SubjectPublicKeyInfo, DER. */
    public byte[] publicKeyDer() {
        return keys.publicKeyDer();
    }

    public SimulatorSettings settings() {
        return settings;
    }

    public SimulatorClock clock() {
        return clock;
    }

    /** Forgets everything that happened, faults and sessions too; clock, latency and seed are those of the start. */
    public void reset() {
        loop.accept();
        synchronized (lock) {
            line = new TreasuryLine(settings, keys);
            clock.follow(settings.clock());
            latency = settings.latency();
        }
    }

    /** Rows that VA answers from now on, after those that it has. */
    public void allot(Allotment... rows) {
        synchronized (lock) {
            List.of(rows).forEach(line.books()::allot);
        }
    }

    /** The office signs an accepted instruction. */
    public void sign(String number) {
        onInstruction(number, instruction -> line.books().sign(instruction, clock.now()));
    }

    /** The office rejects an accepted instruction. */
    public void reject(String number, String office) {
        onInstruction(number, instruction -> line.books().reject(instruction, office));
    }

    /** The treasury advises a signed instruction and gives its token. */
    public void advise(String number) {
        onInstruction(number, instruction -> line.books().advise(instruction, clock.now()));
    }

    /** Money leaves for everybody whom an advised instruction or an accepted correction has not paid yet. */
    public void pay(String number) {
        onBill(number, bill -> {
            List<String> unpaid = bill.attempts().stream()
                    .filter(attempt -> !attempt.isTransferred())
                    .map(attempt -> attempt.payee().benefId())
                    .toList();
            if (unpaid.isEmpty()) {
                throw new SimulatorRefusal(Cause.UNTIMELY, number + " is PAID: nobody is left to be paid");
            }
            line.books().pay(bill, unpaid, clock.now());
        });
    }

    /** Money leaves for these beneficiaries of an advised instruction or an accepted correction. */
    public void pay(String number, Collection<String> benefIds) {
        onBill(number, bill -> line.books().pay(bill, benefIds, clock.now()));
    }

    /** Banks send transfers of an instruction or a correction back. */
    public void fail(String number, ReturnedPayment... rows) {
        onBill(number, bill -> List.of(rows).forEach(row -> line.books().comeBack(bill, row)));
    }

    /** The account in the treasury's own books becomes another one, as if its clerks had erred. */
    public void rewriteAccount(String number, String benefId, String account, String ifsc) {
        onBill(number, bill -> line.books().rewriteAccount(bill, benefId, account, ifsc));
    }

    /** Instructions that the treasury has paid before, as if they had come by PI and been paid since. */
    public void hold(Collection<HeldInstruction> instructions) {
        synchronized (lock) {
            instructions.forEach(line.books()::hold);
        }
    }

    /** What happens by itself from now on; null for nothing. */
    public void proceed(@Nullable AutoMode auto) {
        synchronized (lock) {
            line.autoPilot().advanceAll(clock.now());
            line.autoPilot().follow(auto);
        }
    }

    /** Adds rules behind those that are there. */
    public void play(FaultRule... rules) {
        synchronized (lock) {
            List.of(rules).forEach(line.plan()::add);
        }
    }

    public void clearFaults() {
        synchronized (lock) {
            line.plan().clear();
        }
    }

    /** How long every answer waits from now on. */
    public void answerAfter(Duration wait) {
        latency = wait;
    }

    /** No session is valid any more. */
    public void expireSessions() {
        synchronized (lock) {
            line.sessions().endAll();
        }
    }

    /** "Connection refused", for the admin paths too, until {@link #acceptConnections()}. */
    public void refuseConnections() {
        loop.refuse();
    }

    public void acceptConnections() {
        loop.accept();
    }

    /** Refuses connections for a while. */
    public void refuseConnectionsFor(Duration time) {
        loop.refuse();
        loop.later(time, loop::accept);
    }

    /** The latest calls, oldest first. */
    public List<SeenRequest> requests() {
        synchronized (lock) {
            return line.seen().latest();
        }
    }

    /** The latest calls of one service, oldest first. */
    public List<SeenRequest> requests(JitService service) {
        return requests().stream()
                .filter(request -> request.service() == service)
                .toList();
    }

    /** How many calls of one service came since the start or the last reset. */
    public long calls(JitService service) {
        synchronized (lock) {
            return line.seen().count(service);
        }
    }

    /** One instruction or correction at this moment. */
    public BooksView.BillView bill(String number) {
        synchronized (lock) {
            return BookKeeping.view(find(number));
        }
    }

    /** The books at this moment, with every bill. */
    public BooksView books() {
        return books(true);
    }

    /** The books at this moment; with all bills or with their sums only. */
    public BooksView books(boolean withBills) {
        synchronized (lock) {
            Instant now = clock.now();
            line.autoPilot().advanceAll(now);
            return BookKeeping.view(line.books(), TreasuryDates.dateOf(now), withBills);
        }
    }

    @Override
    public void close() {
        loop.close();
    }

    private HttpAnswer answer(HttpCall call) {
        if (call.path().startsWith(AdminPaths.PREFIX)) {
            return admin.answer(call);
        }
        synchronized (lock) {
            return line.answer(call, clock.now()).delayed(latency);
        }
    }

    private void onInstruction(String number, Consumer<Instruction> deed) {
        onBill(number, bill -> {
            if (!(bill instanceof Instruction instruction)) {
                throw new SimulatorRefusal(Cause.UNTIMELY, number + " is a correction: it is only paid and failed");
            }
            deed.accept(instruction);
        });
    }

    private void onBill(String number, Consumer<Bill> deed) {
        synchronized (lock) {
            deed.accept(find(number));
        }
    }

    private Bill find(String number) {
        Bill bill = line.books().bill(number);
        if (bill == null) {
            throw new SimulatorRefusal(Cause.UNKNOWN, "the treasury has no bill " + number);
        }
        line.autoPilot().advance(JitService.PIS, number, clock.now());
        return bill;
    }
}
