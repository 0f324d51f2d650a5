package dev.kosh.disbursement;

import dev.kosh.disbursement.store.InstructionStore;
import dev.kosh.treasury.Treasury;
import dev.kosh.treasury.Trigger;
import dev.kosh.wire.RequestRefused;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Service;

/**
 * Sends instructions that approval made and nobody sent yet. The instructions themselves are the queue: one that is
 * pending and was never pushed waits, whatever became of the process that made it.
 */
@Service
public class FirstPushes implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(FirstPushes.class);
    private static final int MOST_OF_ONE_RUN = 500;
    private static final String SYSTEM = "SYSTEM";

    private final InstructionStore instructions;
    private final Pushes pushes;
    private final Treasury treasury;
    private final ExecutorService workers;

    FirstPushes(InstructionStore instructions, Pushes pushes, Treasury treasury, DisbursementSettings settings) {
        this.instructions = instructions;
        this.pushes = pushes;
        this.treasury = treasury;
        this.workers =
                Executors.newFixedThreadPool(settings.pushThreads(), new CustomizableThreadFactory("first-push-"));
    }

    /** Sends what waits; one that fails does not stop the others. Answers how many were tried. */
    public int run() throws InterruptedException {
        if (!treasury.isConfigured()) {
            return 0;
        }
        List<InstructionStore.Unpushed> waiting = instructions.unpushed(MOST_OF_ONE_RUN);
        workers.invokeAll(
                waiting.stream().<Callable<Void>>map(each -> () -> push(each)).toList());
        return waiting.size();
    }

    private Void push(InstructionStore.Unpushed waiting) {
        try {
            pushes.push(waiting.tenantId(), waiting.id(), Trigger.EVENT, null, SYSTEM);
        } catch (RequestRefused quicker) {
            log.debug("Payment instruction {} was pushed by somebody else", waiting.id());
        } catch (RuntimeException failure) {
            log.error("Payment instruction {} could not be pushed; it stays pending", waiting.id(), failure);
        }
        return null;
    }

    @Override
    public void destroy() {
        workers.shutdownNow();
    }
}
