package dev.kosh.testing;

/** Users that the sandbox data has; all share one password. */
public record SandboxUser(String userName, String type, String tenantId) {

    public static final String PASSWORD = "Kosh@2026";

    public static final SandboxUser COUNTER_CLERK = new SandboxUser("EMP01", "EMPLOYEE", "pb.amritsar");
    public static final SandboxUser STATE_INTEGRATOR = new SandboxUser("INTEGR01", "EMPLOYEE", "pb");
    public static final SandboxUser CITIZEN = new SandboxUser("9876543210", "CITIZEN", "pb");
    public static final SandboxUser CUTTACK_ACCOUNTANT = new SandboxUser("CTC-ACCOUNTANT01", "EMPLOYEE", "od.cuttack");
    public static final SandboxUser CUTTACK_MUKTA = new SandboxUser("CTC-MUKTA01", "EMPLOYEE", "od.cuttack");
    public static final SandboxUser CUTTACK_BILLS = new SandboxUser("CTC-BILLS01", "EMPLOYEE", "od.cuttack");
    public static final SandboxUser ODISHA_SYSTEM = new SandboxUser("OD-SYSTEM01", "SYSTEM", "od");
}
