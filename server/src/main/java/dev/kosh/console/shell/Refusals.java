package dev.kosh.console.shell;

import dev.kosh.access.PageSessions;
import dev.kosh.wire.CorrelationId;
import dev.kosh.wire.RequestRefused;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** What a page says when it is refused or fails: never a stack, but an id to name. */
@Hidden
@Controller
@ControllerAdvice("dev.kosh.console")
@Order(Ordered.HIGHEST_PRECEDENCE)
class Refusals {

    private static final Logger log = LoggerFactory.getLogger(Refusals.class);
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int INTERNAL = 500;

    private final Frames frames;

    Refusals(Frames frames) {
        this.frames = frames;
    }

    /** The gateway forwards here what it does not let in. */
    @RequestMapping(PageSessions.REFUSED)
    ModelAndView forwarded(HttpServletRequest request, HttpServletResponse response) {
        return request.getAttribute(PageSessions.REFUSAL) instanceof RequestRefused refusal
                ? refused(refusal, request, response)
                : page(NOT_FOUND, null, request, response);
    }

    @ExceptionHandler
    ModelAndView refused(RequestRefused refusal, HttpServletRequest request, HttpServletResponse response) {
        return page(refusal.httpStatus(), refusal.problems().get(0).message(), request, response);
    }

    /** A parameter that no link or form of ours has. */
    @ExceptionHandler({
        MethodArgumentTypeMismatchException.class,
        MissingServletRequestParameterException.class,
        BindException.class
    })
    ModelAndView unreadable(HttpServletRequest request, HttpServletResponse response) {
        return page(BAD_REQUEST, null, request, response);
    }

    @ExceptionHandler
    ModelAndView fault(Exception fault, HttpServletRequest request, HttpServletResponse response) {
        log.error("Unexpected fault of a page", fault);
        return page(INTERNAL, null, request, response);
    }

    /** @param message what was wrong; null: the page says what such a status means */
    private ModelAndView page(
            int status, @Nullable String message, HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(status);
        ModelAndView page = new ModelAndView("refused");
        page.addObject("format", frames.formats());
        page.addObject("frame", frames.frame(request, response));
        page.addObject("status", status);
        page.addObject("message", message);
        page.addObject("correlationId", CorrelationId.current());
        return page;
    }
}
