using SslLint.Drivers;

namespace SslLint.Engines.SqlServer;

/// <summary>The properties of mssql-jdbc; their case doesn't matter, and what it doesn't know it passes over.</summary>
/// <remarks>Source: mssql-jdbc, <c>SQLServerDriver.java</c>, 7.4.1, 9.4.1, 10.2.0, 11.2.0 and 13.5.1. Of those that say nothing about TLS and the server the
/// names alone matter: that they are known.</remarks>
internal static class MssqlJdbcOptions
{
    public const string ServerName = "serverName";
    public const string PortNumber = "portNumber";
    public const string FailoverPartner = "failoverPartner";
    public const string Encrypt = "encrypt";
    public const string TrustServerCertificate = "trustServerCertificate";
    public const string HostNameInCertificate = "hostNameInCertificate";
    public const string ServerCertificate = "serverCertificate";
    public const string TrustStore = "trustStore";
    public const string TrustStorePassword = "trustStorePassword";
    public const string TrustStoreType = "trustStoreType";
    public const string TrustManagerClass = "trustManagerClass";
    public const string TrustManagerArgument = "trustManagerConstructorArg";
    public const string Fips = "fips";
    public const string SslProtocol = "sslProtocol";
    public const string Authentication = "authentication";
    public const string ClientCertificate = "clientCertificate";
    public const string ClientKey = "clientKey";

    /// <summary>The words of a switch.</summary>
    public static readonly string[] Switch = ["true", "false"];

    /// <summary>The words of <see cref="Encrypt"/>; <c>yes</c> is none.</summary>
    public static readonly string[] EncryptWords = ["true", "mandatory", "false", "no", "optional", "strict"];

    private static readonly DriverVersion words = new(11, 1);

    private static readonly string[] plain =
    [
        "AADSecurePrincipalId", "AADSecurePrincipalSecret", "accessTokenCallbackClass", "applicationIntent", "applicationName", "authenticationScheme",
        "bulkCopyForBatchInsertAllowEncryptedValueModifications", "bulkCopyForBatchInsertBatchSize", "bulkCopyForBatchInsertCheckConstraints",
        "bulkCopyForBatchInsertFireTriggers", "bulkCopyForBatchInsertKeepIdentity", "bulkCopyForBatchInsertKeepNulls", "bulkCopyForBatchInsertTableLock",
        "cacheBulkCopyMetadata", "calcBigDecimalPrecision", "cancelQueryTimeout", "columnEncryptionSetting", "concatNullYieldsNull", "connectRetryCount",
        "connectRetryInterval", "datetimeParameterType", "defaultTransactionIsolation", "delayLoadingLobs", "disableStatementPooling",
        "enablePrepareOnFirstPreparedStatementCall", "enclaveAttestationProtocol", "enclaveAttestationUrl", "ignoreOffsetOnDateTimeOffsetConversion",
        "instanceName", "integratedSecurity", "iPAddressPreference", "jaasConfigurationName", "keyStoreAuthentication", "keyStoreLocation",
        "keyStorePrincipalId", "keyStoreSecret", "keyVaultProviderClientId", "keyVaultProviderClientKey", "lastUpdateCount", "lockTimeout", "loginTimeout",
        "maxResultBuffer", "msiClientId", "msiTokenCacheTtl", "multiSubnetFailover", "packetSize", "password", "prepareMethod", "queryTimeout",
        "quotedIdentifier", "realm", "replication", "responseBuffering", "retryConn", "retryExec", "selectMethod", "sendStringParametersAsUnicode",
        "sendTemporalDataTypesAsStringForBulkCopy", "sendTimeAsDatetime", "serverNameAsACE", "serverPreparedStatementDiscardThreshold", "serverSpn",
        "socketFactoryClass", "socketFactoryConstructorArg", "socketTimeout", "statementPoolingCacheSize", "TransparentNetworkIPResolution",
        "useBulkCopyForBatchInsert", "useDefaultGSSCredential", "useDefaultJaasConfig", "useFmtOnly", "vectorTypeSupport", "workstationID", "xopenStates",
    ];

    public static OptionTable All { get; } = new(
    [
        new(ServerName, "server"),
        new(PortNumber, "port") { Range = (0, 65535) },
        new("databaseName", "database"),
        new("user", "userName"),
        new("domain", "domainName"),
        new(FailoverPartner),

        new(Encrypt) { Role = OptionRole.Mode, Until = words, Words = Switch },
        new(Encrypt) { Role = OptionRole.Mode, Since = words, Words = EncryptWords },
        new(TrustServerCertificate) { Role = OptionRole.Tls, Words = Switch },
        new(HostNameInCertificate) { Role = OptionRole.Tls },
        new(ServerCertificate) { Role = OptionRole.Tls, Since = words },
        new(TrustStore) { Role = OptionRole.Roots },
        new(TrustStorePassword) { Role = OptionRole.Tls },
        new(TrustStoreType) { Role = OptionRole.Tls },
        new(TrustManagerClass) { Role = OptionRole.Tls },
        new(TrustManagerArgument) { Role = OptionRole.Tls },
        new(Fips) { Role = OptionRole.Tls },
        new(SslProtocol) { Role = OptionRole.MinimumTls, Words = ["TLS", "TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3"] },
        new(ClientCertificate) { Role = OptionRole.ClientCertificate, Since = new(8, 4) },
        new(ClientKey) { Role = OptionRole.ClientKey, Since = new(8, 4) },
        new("clientKeyPassword") { Role = OptionRole.Tls, Since = new(8, 4) },
        new(Authentication)
        {
            Words =
            [
                "NotSpecified", "SqlPassword", "ActiveDirectoryPassword", "ActiveDirectoryIntegrated", "ActiveDirectoryManagedIdentity", "ActiveDirectoryMSI",
                "ActiveDirectoryServicePrincipal", "ActiveDirectoryServicePrincipalCertificate", "ActiveDirectoryInteractive", "ActiveDirectoryDefault",
            ],
        },
        .. plain.Select(static p => new DriverOption(p)),
    ],
    StringComparer.OrdinalIgnoreCase);

    /// <summary>The options that decide about TLS.</summary>
    public static IReadOnlyList<string> Tls { get; } = [.. All.All.Where(static o => o.Role is not null).Select(static o => o.Name).Distinct()];
}
