package dev.kosh.access;

import dev.kosh.wire.TenantId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/**
 * Sessions of people who use the pages below {@value #ROOT} (docs/contract/access.md, page sessions). The session is a
 * cookie that scripts cannot read; what is kept of it is its hash.
 */
public interface PageSessions {

    /** All pages lie below this path; the gateway finds their callers by cookie. */
    String ROOT = "/console";

    String SIGN_IN = ROOT + "/sign-in";

    String SIGN_OUT = ROOT + "/sign-out";

    /** Files that pages are made of: open to everybody. */
    String ASSETS = ROOT + "/assets/";

    /** Pages that take a file have paths that end so; no other page takes an upload. */
    String UPLOAD_END = "/upload";

    /** Where a refused request is forwarded to, with the refusal in {@link #REFUSAL}. */
    String REFUSED = ROOT + "/refused";

    /** Request attribute with the {@link dev.kosh.wire.RequestRefused} that a page is to tell. */
    String REFUSAL = PageSessions.class.getName() + ".refusal";

    /** Name of the form field that must hold {@link #formToken}. */
    String FORM_TOKEN = "_csrf";

    /**
     * What each form of this browser must send back, so that no other site can send it. Gives the browser a secret when
     * it has none yet.
     */
    String formToken(HttpServletRequest request, HttpServletResponse response);

    /** Signs an employee in; empty when that went well and the cookie is on its way. */
    Optional<SignInRefusal> signIn(
            String tenant, String userName, String password, HttpServletRequest request, HttpServletResponse response);

    /** Ends the session that this request came with. */
    void signOut(Caller caller, HttpServletRequest request, HttpServletResponse response);

    /** Whether a role of the caller lets him ask for this path at this tenant: for menus and buttons. */
    boolean mayCall(Caller caller, String path, TenantId tenant);
}
