package dev.earlyaccess.preview;

import dev.earlyaccess.update.UpdateText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** The text of an update, compressed so that an address can hold it: nothing that somebody writes is stored to be shown. */
final class UpdateDraft {

    private UpdateDraft() {}

    static String encode(UpdateText text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream compressed = new DeflaterOutputStream(bytes)) {
            compressed.write((text.subject() + "\n" + text.markdown()).getBytes(StandardCharsets.UTF_8));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    static UpdateText decode(String code) {
        byte[] bytes = Base64.getUrlDecoder().decode(code);
        try (InflaterInputStream plain = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            String[] lines = new String(plain.readAllBytes(), StandardCharsets.UTF_8).split("\n", 2);
            return new UpdateText(lines[0], lines[1]);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
