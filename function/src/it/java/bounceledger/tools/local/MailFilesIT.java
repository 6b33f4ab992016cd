package bounceledger.tools.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailFilesIT {

    private static final String ABOVE = "From jo@example.org Thu Jan  1 00:00:00 1970\n";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void numbersTheMailsOfAnMbox(String lineEnd) throws IOException, WrongCall {
        String box = ABOVE + "Subject: a\n\none\n\n" + ABOVE + "Subject: b\n\ntwo\n\n" + ABOVE + "Subject: c\n";

        assertThat(found(file("box", box.replace("\n", lineEnd))))
                .containsExactly("box#1 Subject: a//one//", "box#2 Subject: b//two//", "box#3 Subject: c/");
    }

    /// What the line above a mail looks like, and what only begins so.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            From jo@example.org Thu Jan  1 00:00:00 1970           | 2
            From - Thu Jan  1 00:00:00 1970                        | 2
            From MAILER-DAEMON Thu Jan  1 00:00 CET 1970           | 2
            From jo@example.org Thu Jan  1 00:00:00 1970 +0100     | 2
            From jo Thu Jan  1 00:00:00 1970 remote from mx        | 2
            From here on the mail is quoted                        | 1
            From 2026 on we meet at noon                           | 1
            From 10:00 to 11:00 there is coffee                    | 1
            """)
    void tellsTheLineAboveAMailFromASentence(String line, int mails) throws IOException, WrongCall {
        assertThat(found(file("box", ABOVE + "Subject: a\n\none\n\n" + line + "\nSubject: b\n")))
                .hasSize(mails);
    }

    @Test
    void leavesALineAloneThatFollowsNoEmptyOne() throws IOException, WrongCall {
        assertThat(found(file("box", ABOVE + "Subject: a\n\nx\n" + ABOVE))).hasSize(1);
    }

    @Test
    void takesOneQuoteOffInAnMboxOnly() throws IOException, WrongCall {
        assertThat(found(file("box", ABOVE + "\n>From a\n>>From b\n> From c\n")))
                .containsExactly("box#1 /From a/>From b/> From c/");
        assertThat(found(file("a.txt", "Subject: a\n\n>From a\n"))).containsExactly("a.txt Subject: a//>From a/");
    }

    @Test
    void aMailSavedWithTheLineAboveItIsOneMail() throws IOException, WrongCall {
        assertThat(found(file("b.eml", ABOVE + "Subject: b\n\n" + ABOVE + "Subject: c\n")))
                .hasSize(1);
        assertThat(found(file("a.eml", ABOVE + "Subject: a\n\n>From b\n")))
                .containsExactly("a.eml " + ABOVE.replace("\n", "/") + "Subject: a//>From b/");
    }

    @Test
    void readsCurAndNewOfAMaildirOnly() throws IOException, WrongCall {
        for (String name : List.of(
                "box/cur/1.a.mx:2,S",
                "box/new/2.b.mx",
                "box/tmp/3.c.mx",
                "box/dovecot-uidlist",
                "box/.Sent/cur/4.d.mx",
                "box/.Sent/new/5.e.mx",
                "box/.Sent/tmp/6.f.mx",
                "plain/tmp/7.eml",
                "plain/.hidden")) {
            file(name, "x");
        }

        assertThat(found(folder))
                .containsExactlyInAnyOrder(
                        "box/cur/1.a.mx:2,S x",
                        "box/new/2.b.mx x",
                        "box/.Sent/cur/4.d.mx x",
                        "box/.Sent/new/5.e.mx x",
                        "plain/tmp/7.eml x");
    }

    @Test
    void readsStandardInput() throws IOException, WrongCall {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream((ABOVE + "a\n\n" + ABOVE + "b").getBytes(StandardCharsets.UTF_8)));
        try {
            Found found = new Found(folder);
            MailFiles.each(List.of("-"), found);
            assertThat(found.mails).containsExactly("-#1 a//", "-#2 b");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void refusesAPathThatIsNotThere() {
        assertThatThrownBy(() -> found(folder.resolve("nothing"))).isInstanceOf(WrongCall.class);
    }

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private List<String> found(Path path) throws IOException, WrongCall {
        Found found = new Found(folder);
        MailFiles.each(List.of(path.toString()), found);
        return found.mails;
    }

    /// Each mail as `name text`, its lines parted by slashes.
    private static final class Found implements MailFiles.Reader {

        private final String folder;
        private final List<String> mails = new ArrayList<>();

        Found(Path folder) {
            this.folder = folder + "/";
        }

        @Override
        public void mail(String name, byte[] bytes) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            mails.add(name.replace(folder, "") + " " + text.replace("\r", "").replace("\n", "/"));
        }

        @Override
        public void unreadable(String name, String why) {
            mails.add(name + ": " + why);
        }
    }
}
