package dev.kosh.outbound;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * An HTTP client that verifies certificate and host name, follows no redirect, repeats nothing, reads no more than it is
 * told to and ends each call in time, also one whose answer drips. Made when first needed: it loads a library.
 */
public final class OutboundHttp implements AutoCloseable {

    private static final TimeValue KEPT_ALIVE = TimeValue.ofSeconds(30);
    private static final TimeValue CHECKED_AFTER = TimeValue.ofMilliseconds(500);
    private static final Timeout LONGEST_CONNECT = Timeout.ofSeconds(5);

    private final CloseableHttpClient client;
    private final ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "outbound-alarms");
        thread.setDaemon(true);
        return thread;
    });

    /** @param connections most at a time */
    public OutboundHttp(Destinations destinations, int connections) {
        this.client = HttpClientBuilder.create()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(connections)
                        .setMaxConnPerRoute(connections)
                        .setDnsResolver(new GuardedResolver(destinations))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(LONGEST_CONNECT)
                                .setValidateAfterInactivity(CHECKED_AFTER)
                                .build())
                        .build())
                .setUserAgent("Kosh")
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /** @throws OutboundFailure when there is no answer in time, or the address is not to be called */
    public OutboundAnswer send(OutboundCall call) {
        HttpUriRequestBase request = new HttpUriRequestBase(call.method(), call.address());
        Timeout timeout = Timeout.of(call.timeout());
        request.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(timeout)
                .setResponseTimeout(timeout)
                .setConnectionKeepAlive(KEPT_ALIVE)
                .build());
        call.headers().forEach(request::setHeader);
        OutboundCall.Body body = call.body();
        if (body != null) {
            request.setEntity(new ByteArrayEntity(body.bytes(), ContentType.parse(body.contentType())));
        }
        Future<?> alarm = alarms.schedule(request::abort, call.timeout().toMillis(), TimeUnit.MILLISECONDS);
        try {
            return client.execute(request, answer -> read(answer, call.mostBytes()));
        } catch (CutOff longer) {
            return longer.answer;
        } catch (IOException failed) {
            throw new OutboundFailure("no answer: " + failed.getClass().getSimpleName(), neverArrived(failed), failed);
        } finally {
            alarm.cancel(false);
        }
    }

    private static OutboundAnswer read(ClassicHttpResponse answer, int mostBytes) throws IOException {
        HttpEntity entity = answer.getEntity();
        if (entity == null) {
            return new OutboundAnswer(answer.getCode(), "", false);
        }
        byte[] read = entity.getContent().readNBytes(mostBytes + 1);
        boolean cut = read.length > mostBytes;
        String body = new String(read, 0, Math.min(read.length, mostBytes), StandardCharsets.UTF_8);
        if (cut) {
            throw new CutOff(new OutboundAnswer(answer.getCode(), body, true));
        }
        return new OutboundAnswer(answer.getCode(), body, false);
    }

    /** Thrown, because a client that gets an answer reads its body to the end to keep the connection. */
    private static final class CutOff extends IOException {

        private static final long serialVersionUID = 1L;

        private final transient OutboundAnswer answer;

        CutOff(OutboundAnswer answer) {
            super("the body goes on");
            this.answer = answer;
        }
    }

    private static boolean neverArrived(IOException failed) {
        return failed instanceof ConnectException
                || failed instanceof ConnectTimeoutException
                || failed instanceof NoRouteToHostException
                || failed instanceof UnknownHostException
                || failed instanceof SSLHandshakeException
                || failed instanceof SSLPeerUnverifiedException;
    }

    @Override
    public void close() {
        alarms.shutdownNow();
        try {
            client.close();
        } catch (IOException unclosed) {
            throw new IllegalStateException("the HTTP client did not close", unclosed);
        }
    }
}
