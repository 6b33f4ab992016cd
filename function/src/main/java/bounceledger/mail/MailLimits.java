package bounceledger.mail;

/// How much of a mail is read. What lies beyond is left out in silence: a report says what it has to say early.
public final class MailLimits {

    /// The head of the mail: a report stands before the mail that it returns.
    public static final int MAIL_BYTES = 4 * 1024 * 1024;

    /// Parts over all levels, the multiparts among them.
    static final int PARTS = 100;

    /// Multiparts inside multiparts; each level reads once more over what is inside it.
    static final int DEPTH = 10;

    /// Fields of one header, and of one group in a machine-readable part.
    static final int FIELDS = 1_000;

    /// Characters of one field; and from which on lines that are no field are no longer added to it.
    static final int FIELD_LENGTH = 64 * 1024;

    /// Characters of all address fields of one name: Jakarta Mail takes time in the square of what it cannot make
    /// sense of.
    static final int ADDRESSES_LENGTH = 8 * 1024;

    /// Recipients of one report; RFC 5321 section 4.5.3.1.8 asks servers to take 100 in a message.
    public static final int RECIPIENTS = 1_000;

    /// Groups of fields in one machine-readable part: the recipients, and one about the message.
    static final int GROUPS = RECIPIENTS + 1;

    /// Decoded bytes of one part that is meant for people.
    static final int TEXT_BYTES = 256 * 1024;

    /// Decoded bytes of one part that is meant for machines.
    static final int MACHINE_BYTES = 1024 * 1024;

    /// RFC 2046 allows 70 characters; a very long boundary makes the search for it slow.
    static final int BOUNDARY_LENGTH = 200;

    private MailLimits() {}
}
