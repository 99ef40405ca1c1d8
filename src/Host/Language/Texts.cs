namespace Coordination.Host.Language;

/// <summary>
/// Stands for all texts when a text is looked up by key. <c>Texts.resx</c> beside it holds the texts that several rooms use.
/// </summary>
public sealed class Texts;
