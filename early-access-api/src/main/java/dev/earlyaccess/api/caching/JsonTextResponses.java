package dev.earlyaccess.api.caching;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.util.Assert;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * Sends JSON as it was serialised, or 304 if the client has it (RFC 9110, 13.1.2), by whichever method it asked. Spring would
 * first negotiate the type, which is always JSON here.
 */
final class JsonTextResponses implements HandlerMethodReturnValueHandler {

    /** Spring asks it before its own handlers, which would take every type. */
    @Component
    static class Registration {

        Registration(@Qualifier("requestMappingHandlerAdapter") RequestMappingHandlerAdapter adapter) {
            List<HandlerMethodReturnValueHandler> handlers = adapter.getReturnValueHandlers();
            Assert.state(handlers != null, "Spring has set its own");
            adapter.setReturnValueHandlers(Stream.concat(Stream.of(new JsonTextResponses()), handlers.stream())
                    .toList());
        }
    }

    @Override
    public boolean supportsReturnType(MethodParameter returned) {
        ResolvableType type = ResolvableType.forMethodParameter(returned);
        return type.toClass() == JsonText.class
                || type.as(ResponseEntity.class).getGeneric(0).toClass() == JsonText.class;
    }

    @Override
    public void handleReturnValue(
            @Nullable Object returned, MethodParameter type, ModelAndViewContainer container, NativeWebRequest exchange)
            throws IOException {
        container.setRequestHandled(true);
        HttpServletRequest request = exchange.getNativeRequest(HttpServletRequest.class);
        HttpServletResponse response = exchange.getNativeResponse(HttpServletResponse.class);
        Assert.state(request != null && response != null, "Every exchange is one of HTTP");
        if (returned instanceof ResponseEntity<?> entity) {
            entity.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
            @Nullable String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
            if (known != null && ETags.isAmong(entity.getHeaders().getETag(), known)) {
                response.setStatus(HttpStatus.NOT_MODIFIED.value());
                return;
            }
            send(entity.getBody(), response);
        } else {
            send(returned, response);
        }
    }

    private static void send(@Nullable Object body, HttpServletResponse response) throws IOException {
        Assert.isInstanceOf(JsonText.class, body);
        JsonText<?> json = (JsonText<?>) body;
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(json.length());
        json.writeTo(response.getOutputStream());
    }
}
