package dev.kosh.disbursement;

/**
 * Work that is done by the clock (docs/contract/disbursement-jobs.md). The names are those of the treasury's services;
 * jobs that are due together run in the order in which they stand here.
 */
public enum Job {
    /** Reads virtual allotments. */
    VA,
    /** Asks whether initiated instructions were signed. */
    PIS,
    /** Asks whether money left for instructions in process. */
    PD,
    /** Asks whether money left for revised instructions. */
    FTPS,
    /** Asks which payments of completed instructions came back. */
    FD,
    /** Asks which payments of completed revised instructions came back. */
    FTFPS,
    /** Asks for the advice of approved instructions. */
    PAG,
    /** Sends pending instructions again, under the same number. */
    PI,
    /** Sends pending revised instructions again, under the same number. */
    COR,
    /** Makes payments for approved bills that have none. */
    PA,
    /** Proves the books. */
    RECONCILIATION
}
