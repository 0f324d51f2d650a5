package dev.kosh.disbursement;

/** Whether an instruction pays for the first time or corrects another. */
public enum PiType {
    ORIGINAL,
    /** Pays returned money of its parent's chain again, to corrected accounts. */
    REVISED
}
