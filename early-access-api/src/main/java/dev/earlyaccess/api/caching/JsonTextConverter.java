package dev.earlyaccess.api.caching;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Sends JSON as it was serialised. */
class JsonTextConverter extends AbstractHttpMessageConverter<JsonText<?>> {

    JsonTextConverter() {
        super(MediaType.APPLICATION_JSON, MediaType.parseMediaType("application/*+json"));
    }

    /** Spring uses it before its own. */
    @Configuration
    static class Registration implements WebMvcConfigurer {

        @Override
        public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
            converters.addCustomConverter(new JsonTextConverter());
        }
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == JsonText.class;
    }

    /** No request has one. */
    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected JsonText<?> readInternal(Class<? extends JsonText<?>> type, HttpInputMessage request) {
        throw new HttpMessageNotReadableException("Responses alone are serialised beforehand", request);
    }

    @Override
    protected Long getContentLength(JsonText<?> text, @Nullable MediaType type) {
        return (long) text.length();
    }

    @Override
    protected void writeInternal(JsonText<?> text, HttpOutputMessage response) throws IOException {
        text.writeTo(response.getBody());
    }
}
