package dev.earlyaccess.inbound;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.springframework.util.FileSystemUtils;

/** A self-signed certificate of a server. */
final class SelfSigned {

    private static final String NAME = "mail";
    private static final String PASSWORD = "changeit";

    private final KeyStore store;

    private SelfSigned(KeyStore store) {
        this.store = store;
    }

    /** @param host like {@code ip:127.0.0.1} or {@code dns:imap.example.com} */
    static SelfSigned certificateOf(String host) {
        try {
            Path directory = Files.createTempDirectory("certificate");
            try {
                return new SelfSigned(made(directory.resolve("store.p12"), host));
            } finally {
                FileSystemUtils.deleteRecursively(directory);
            }
        } catch (IOException | GeneralSecurityException ex) {
            throw new AssertionError(ex);
        }
    }

    private static KeyStore made(Path file, String host) throws IOException, GeneralSecurityException {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        String command = keytool + " -genkeypair -alias " + NAME + " -keyalg EC -groupname secp256r1 -validity 2"
                + " -dname CN=test -ext san=" + host + " -storetype PKCS12 -storepass " + PASSWORD + " -keystore "
                + file;
        Process making = new ProcessBuilder(command.split(" "))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!making.waitFor(1, TimeUnit.MINUTES) || making.exitValue() != 0) {
                throw new IOException("keytool made no certificate");
            }
        } catch (InterruptedException ex) {
            throw new AssertionError(ex);
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    /** The TLS context of the server. */
    SSLContext shown() {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException ex) {
            throw new AssertionError(ex);
        }
    }

    /** The TLS sockets of a client that trusts only this certificate. */
    SSLSocketFactory trusted() {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(NAME, store.getCertificate(NAME));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException | IOException ex) {
            throw new AssertionError(ex);
        }
    }
}
