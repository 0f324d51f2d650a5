package dev.kosh.testing;

/** Users that the sandbox data has; all share one password. */
public record SandboxUser(String userName, String type, String tenantId) {

    public static final String PASSWORD = "Kosh@2026";

    public static final SandboxUser COUNTER_CLERK = new SandboxUser("EMP01", "EMPLOYEE", "pb.amritsar");
    public static final SandboxUser STATE_INTEGRATOR = new SandboxUser("INTEGR01", "EMPLOYEE", "pb");
    public static final SandboxUser CITIZEN = new SandboxUser("9876543210", "CITIZEN", "pb");
}
