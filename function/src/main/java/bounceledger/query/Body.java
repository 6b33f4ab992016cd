package bounceledger.query;

import java.nio.charset.StandardCharsets;

/// The bytes that came with a question.
public final class Body {

    public static final Body NONE = new Body(new byte[0]);

    private final byte[] bytes;

    public Body(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    public static Body of(String text) {
        return new Body(text.getBytes(StandardCharsets.UTF_8));
    }

    int length() {
        return bytes.length;
    }

    byte[] bytes() {
        return bytes.clone();
    }
}
