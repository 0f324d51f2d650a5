package dev.kosh.billing;

import dev.kosh.access.Caller;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Loads of demands from sheets (docs/contract/billing.md, demand load). */
public interface DemandLoads {

    /** Whether a file of this name is of a kind that is read. */
    boolean isSheet(String fileName);

    /**
     * Keeps a sheet; its demands are loaded later.
     *
     * @throws RequestRefused for an unknown tenant, or a file that is empty or no sheet
     */
    DemandLoad load(TenantId tenant, String fileName, InputStream content, Caller caller);

    /** Loads of a tenant, latest first, 100 at most. */
    List<DemandLoad> latest(TenantId tenant);

    Optional<DemandLoad> find(TenantId tenant, UUID id);

    /**
     * Writes the sheet of a load with what became of each of its rows so far.
     *
     * @throws RequestRefused before anything is written, when the sheet is no longer kept or cannot be read
     */
    void writeResult(TenantId tenant, UUID id, OutputStream out) throws IOException;
}
