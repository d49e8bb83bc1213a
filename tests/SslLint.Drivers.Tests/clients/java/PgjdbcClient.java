import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.Properties;

/**
 * Connects through pgjdbc with each URL that it is given: one JSON string in, one JSON object out. With the argument
 * "metabase" a text is first split as Metabase splits MB_DB_CONNECTION_URI.
 */
public final class PgjdbcClient {
    public static void main(String[] args) throws Exception {
        boolean metabase = args.length > 0 && args[0].equals("metabase");
        DriverManager.setLoginTimeout(60);
        org.postgresql.Driver driver = new org.postgresql.Driver();
        Exchange.serve(
                org.postgresql.util.DriverInfo.DRIVER_VERSION,
                text -> connect(metabase ? Split.of(text) : new Split(text, new Properties())));
    }

    private static boolean connect(Split split) throws Exception {
        try (Connection connection = DriverManager.getConnection(split.url, split.properties);
                ResultSet row = connection.createStatement()
                        .executeQuery("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** A URL with the credentials that are handed over beside it. */
    private static final class Split {
        private static final String[] STRIPPED = {"jdbc:postgresql://", "jdbc:mysql://"};

        final String url;
        final Properties properties;

        Split(String url, Properties properties) {
            this.url = url;
            this.properties = properties;
        }

        /**
         * Metabase's rule (its namespace app_db.data_source): "postgres:" becomes "postgresql:", "jdbc:" is put in front, and
         * what stands before the first "@" is taken out as user and password, literally, wherever that "@" stands.
         */
        static Split of(String text) {
            String url = text.startsWith("postgres:") ? "postgresql:" + text.substring("postgres:".length()) : text;
            url = url.startsWith("jdbc:") ? url : "jdbc:" + url;
            for (String prefix : STRIPPED) {
                int at = url.indexOf('@');
                if (!url.startsWith(prefix) || at < 0 || at + 1 == url.length()) {
                    continue;
                }
                String credentials = url.substring(prefix.length(), at);
                int colon = credentials.indexOf(':');
                String user = colon < 0 ? credentials : credentials.substring(0, colon);
                String password = colon < 0 ? null : credentials.substring(colon + 1);
                if (user.isEmpty() || password != null && (password.isEmpty() || password.indexOf(':') >= 0)) {
                    continue;
                }
                Properties properties = new Properties();
                properties.setProperty("user", user);
                if (password != null) {
                    properties.setProperty("password", password);
                }
                return new Split(prefix + url.substring(at + 1), properties);
            }
            return new Split(url, new Properties());
        }
    }
}
