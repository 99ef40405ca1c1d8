namespace Coordination.Host.Language;

/// <summary>Every sentence the pages say, by key, in <c>Texts.resx</c> and its languages.</summary>
public sealed class Texts;
