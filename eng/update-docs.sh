#!/bin/sh
# Writes what is machine-written in the documents: headers of the rules' pages, tables of rules and providers, and what the commands of the pages print.
# The same tests check it when they run without the variable.
set -eu
cd "$(dirname "$0")/.."
export SSLLINT_UPDATE_DOCS=1
dotnet run --project tests/SslLint.Core.Tests -- --filter-class SslLint.Core.Tests.Rules.DocumentationTests SslLint.Core.Tests.Providers.ProvidersDocumentTests SslLint.Core.Tests.Configuration.ConfigurationDocumentTests
dotnet run --project tests/SslLint.Tool.Tests -- --filter-class SslLint.Tool.Tests.Documents.PageCommandTests
# Packs everything first, which takes minutes.
dotnet run --project tests/SslLint.Package.Tests -- --filter-class SslLint.Package.Tests.Documents.PackagedPageTests
