<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>AdviceGroup</name>
    <message>
        <source>Have it explained by the hospital&apos;s computer</source>
        <translation>شرح التقرير بنظام المستشفى الذكي</translation>
    </message>
    <message>
        <source>The hospital&apos;s explanation</source>
        <translation>شرح نظام المستشفى الذكي</translation>
    </message>
    <message>
        <source>Made by a computer. This is not a diagnosis: please go by what your doctor says.</source>
        <translation>أعدّه الحاسوب وليس تشخيصًا. يرجى الاعتماد على رأي طبيبك.</translation>
    </message>
</context>
<context>
    <name>AppointmentList</name>
    <message>
        <source>Earlier</source>
        <translation>الأبكر</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>صفحة %1 من %2</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>الأحدث</translation>
    </message>
</context>
<context>
    <name>AppointmentPanel</name>
    <message>
        <source>Your appointment today</source>
        <translation>موعدك اليوم</translation>
    </message>
</context>
<context>
    <name>AppointmentRow</name>
    <message>
        <source>Sign in: %1, %2</source>
        <translation>تسجيل الوصول: %1، %2</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>تسجيل الوصول</translation>
    </message>
</context>
<context>
    <name>AttractScreen</name>
    <message>
        <source>Sign in</source>
        <translation>تسجيل الوصول</translation>
    </message>
    <message>
        <source>Pay</source>
        <translation>الدفع</translation>
    </message>
    <message>
        <source>Print reports</source>
        <translation>طباعة التقارير</translation>
    </message>
    <message>
        <source>electronic health card</source>
        <translation>البطاقة الصحية الإلكترونية</translation>
    </message>
    <message>
        <source>health card in WeChat</source>
        <translation>البطاقة الصحية في WeChat</translation>
    </message>
    <message>
        <source>insurance e-voucher</source>
        <translation>رمز التأمين الإلكتروني</translation>
    </message>
    <message>
        <source>social-security e-card</source>
        <translation>بطاقة الضمان الإلكترونية</translation>
    </message>
    <message>
        <source>Please hold the code of your health card up to the scanner.</source>
        <translation>يرجى توجيه رمز بطاقتك الصحية نحو الماسح.</translation>
    </message>
    <message>
        <source>Please hold the code of your health card up to the camera.</source>
        <translation>يرجى توجيه رمز بطاقتك الصحية نحو الكاميرا.</translation>
    </message>
    <message>
        <source>No phone? Lay your identity card on the reader.</source>
        <translation>ليس معك هاتف؟ ضع بطاقة الهوية على القارئ.</translation>
    </message>
    <message>
        <source>No phone? Please touch “No phone”.</source>
        <translation>ليس معك هاتف؟ يرجى لمس «بلا هاتف».</translation>
    </message>
    <message>
        <source>Hold your health card code up to the scanner</source>
        <translation>وجّه رمز بطاقتك الصحية
نحو الماسح</translation>
    </message>
    <message>
        <source>Hold your health card code up to the camera</source>
        <translation>وجّه رمز بطاقتك الصحية
نحو الكاميرا</translation>
    </message>
    <message>
        <source>%1: all with one code</source>
        <translation>%1: كلها برمز واحد</translation>
    </message>
    <message>
        <source>Scan to sign in and get your number at once</source>
        <translation>امسح الرمز لتسجيل وصولك وأخذ رقمك فورًا</translation>
    </message>
    <message>
        <source>No phone? Lay your identity card on the reader</source>
        <translation>ليس معك هاتف؟ ضع بطاقة الهوية على القارئ</translation>
    </message>
    <message>
        <source>Hold it up to the scanner</source>
        <translation>وجّهها نحو الماسح</translation>
    </message>
    <message>
        <source>Hold it up to the camera</source>
        <translation>وجّهها نحو الكاميرا</translation>
    </message>
    <message>
        <source>No paper tickets just now: your number is shown on the screen</source>
        <translation>لا تُطبع تذاكر الآن: سيظهر رقمك على الشاشة</translation>
    </message>
    <message>
        <source>Accepted here: %1</source>
        <translation>يُقبل هنا: %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>Open your health card</source>
        <translation>افتح بطاقتك الصحية</translation>
    </message>
    <message>
        <source>Take your papers with you</source>
        <translation>خذ أوراقك معك</translation>
    </message>
    <message>
        <source>Your turn</source>
        <translation>دورك</translation>
    </message>
    <message>
        <source>Scan to see how long until it is your turn</source>
        <translation>امسح الرمز لترى متى يحين دورك</translation>
    </message>
    <message>
        <source>Scan to pay your bills</source>
        <translation>امسح الرمز لدفع فواتيرك</translation>
    </message>
    <message>
        <source>Scan to print your reports</source>
        <translation>امسح الرمز لطباعة تقاريرك</translation>
    </message>
    <message>
        <source>The hospital system is not answering just now: everything may take longer</source>
        <translation>نظام المستشفى لا يستجيب الآن: قد يستغرق كل شيء وقتًا أطول</translation>
    </message>
    <message>
        <source>No paper receipts just now</source>
        <translation>لا تُطبع إيصالات الآن</translation>
    </message>
</context>
<context>
    <name>BillRow</name>
    <message>
        <source>Bill %1</source>
        <translation>فاتورة %1</translation>
    </message>
    <message>
        <source>%1 and others</source>
        <translation>%1 وغيرها</translation>
    </message>
    <message>
        <source>%1, ¥%2, bill %3</source>
        <translation>%1، ¥%2، فاتورة %3</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>اختيار: %1</translation>
    </message>
    <message>
        <source>Hide the items: %1</source>
        <translation>إخفاء البنود: %1</translation>
    </message>
    <message>
        <source>Show the items: %1</source>
        <translation>عرض البنود: %1</translation>
    </message>
    <message>
        <source>Please pay it at the payment desk</source>
        <translation>يرجى دفعها عند شباك الدفع</translation>
    </message>
    <message>
        <source>%1 items</source>
        <translation>عدد البنود: %1</translation>
    </message>
</context>
<context>
    <name>BillsScreen</name>
    <message>
        <source>Please choose what you want to pay</source>
        <translation>يرجى اختيار ما تريد دفعه</translation>
    </message>
    <message>
        <source>Bills to pay</source>
        <translation>فواتير للدفع</translation>
    </message>
    <message>
        <source>Choose none</source>
        <translation>إلغاء الكل</translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation>اختيار الكل</translation>
    </message>
    <message>
        <source>%1 chosen</source>
        <translation>تم اختيار %1</translation>
    </message>
    <message>
        <source>Nothing chosen yet</source>
        <translation>لم تختر شيئًا بعد</translation>
    </message>
    <message>
        <source>Pay ¥%1</source>
        <translation>دفع ¥%1</translation>
    </message>
    <message>
        <source>Please choose a bill</source>
        <translation>يرجى اختيار فاتورة</translation>
    </message>
    <message>
        <source>%1. Please look at your bills again.</source>
        <translation>%1. يرجى مراجعة فواتيرك مرة أخرى.</translation>
    </message>
    <message>
        <source>These are your unpaid bills. Touch those that you want to pay now.</source>
        <translation>هذه فواتيرك غير المدفوعة. المس ما تريد دفعه الآن.</translation>
    </message>
    <message>
        <source>These are your unpaid bills. Touch the big button to pay those with a tick.</source>
        <translation>هذه فواتيرك غير المدفوعة. المس الزر الكبير لدفع المعلَّم منها.</translation>
    </message>
    <message>
        <source>%1 chosen, %2 yuan in all.</source>
        <translation>تم اختيار %1، والمجموع %2 يوان.</translation>
    </message>
</context>
<context>
    <name>BottomBar</name>
    <message>
        <source>Normal text</source>
        <translation>خط عادي</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>خط أكبر</translation>
    </message>
    <message>
        <source>No phone</source>
        <translation>بلا هاتف</translation>
    </message>
    <message>
        <source>Ask our staff</source>
        <translation>اسأل الموظفين</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Other services</source>
        <translation>خدمات أخرى</translation>
    </message>
    <message>
        <source>Finish (%1)</source>
        <comment>seconds left</comment>
        <translation>إنهاء (%1)</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>طباعة أخرى</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Leave maintenance</source>
        <translation>الخروج من وضع الصيانة</translation>
    </message>
</context>
<context>
    <name>Channel</name>
    <message>
        <source>WeChat Pay</source>
        <translation>WeChat Pay</translation>
    </message>
    <message>
        <source>Alipay</source>
        <translation>Alipay</translation>
    </message>
    <message>
        <source>UnionPay</source>
        <translation>UnionPay</translation>
    </message>
    <message>
        <source>Scan this with WeChat</source>
        <translation>امسح هذا الرمز بتطبيق WeChat</translation>
    </message>
    <message>
        <source>Scan this with Alipay</source>
        <translation>امسح هذا الرمز بتطبيق Alipay</translation>
    </message>
    <message>
        <source>Scan this with the UnionPay app</source>
        <translation>امسح هذا الرمز بتطبيق UnionPay</translation>
    </message>
</context>
<context>
    <name>CheckingScreen</name>
    <message>
        <source>Checking your code</source>
        <translation>جارٍ التحقق من رمزك</translation>
    </message>
    <message>
        <source>Asking the platform that issued it…</source>
        <translation>جارٍ سؤال الجهة التي أصدرته…</translation>
    </message>
    <message>
        <source>The platform is slow to answer. We keep asking: there is nothing for you to do.</source>
        <translation>الجهة المصدِرة بطيئة في الرد. ما زلنا نسأل، وليس عليك فعل شيء.</translation>
    </message>
    <message>
        <source>The platform still does not answer. You can wait, or finish here and ask at the desk.</source>
        <translation>لم ترد الجهة المصدِرة بعد. يمكنك الانتظار، أو الإنهاء هنا والسؤال في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>Your code was read and is being checked. Please wait a moment.</source>
        <translation>قُرئ رمزك وجارٍ التحقق منه. يرجى الانتظار قليلًا.</translation>
    </message>
</context>
<context>
    <name>ChoiceKey</name>
    <message>
        <source>%1, chosen</source>
        <translation>%1، مختار</translation>
    </message>
</context>
<context>
    <name>ChoiceScreen</name>
    <message>
        <source>Which appointment are you here for?</source>
        <translation>لأي موعد جئت اليوم؟</translation>
    </message>
    <message>
        <source>You have several appointments today. Please touch the one you are here for.</source>
        <translation>لديك عدة مواعيد اليوم. يرجى لمس الموعد الذي جئت من أجله.</translation>
    </message>
</context>
<context>
    <name>CleaningScreen</name>
    <message>
        <source>Please wipe the screen now</source>
        <translation>يرجى مسح الشاشة الآن</translation>
    </message>
    <message>
        <source>It feels no touch meanwhile, and goes on by itself in %1 seconds.</source>
        <translation>لا تستجيب الشاشة للمس أثناء ذلك، وتعود إلى العمل تلقائيًا بعد %1 ثانية.</translation>
    </message>
</context>
<context>
    <name>DigitField</name>
    <message>
        <source>%1: %2 of %3 typed</source>
        <translation>%1: كُتب %2 من %3</translation>
    </message>
</context>
<context>
    <name>DisplayPanel</name>
    <message>
        <source>Display</source>
        <translation>العرض</translation>
    </message>
    <message>
        <source>Here you choose how large the words are, their contrast, and the voice. Touch Done when it suits you.</source>
        <translation>هنا تختار حجم الخط والتباين والصوت. المس «تم» عندما يناسبك.</translation>
    </message>
    <message>
        <source>Text size: the largest</source>
        <translation>حجم الخط: الأكبر</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>حجم الخط</translation>
    </message>
    <message>
        <source>Text size %1 of 4</source>
        <translation>حجم الخط %1 من 4</translation>
    </message>
    <message>
        <source>A</source>
        <comment>a sign in the size of the text</comment>
        <translation>أ</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>التباين</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>عادي</translation>
    </message>
    <message>
        <source>Strong</source>
        <comment>contrast</comment>
        <translation>قوي</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>الصوت</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>قراءة صوتية</translation>
    </message>
    <message>
        <source>Easier to use</source>
        <translation>أسهل استعمالًا</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>خط أكبر</translation>
    </message>
    <message>
        <source>Lower the buttons</source>
        <translation>إنزال الأزرار</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
</context>
<context>
    <name>DuesCard</name>
    <message>
        <source>%1 bills</source>
        <translation>عدد الفواتير: %1</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>للدفع</translation>
    </message>
    <message>
        <source>Pay bills</source>
        <translation>دفع الفواتير</translation>
    </message>
    <message>
        <source>1 bill</source>
        <translation>فاتورة واحدة</translation>
    </message>
</context>
<context>
    <name>EnrolCameraScreen</name>
    <message>
        <source>The camera is being opened…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No picture comes from this camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No camera was found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EnrolCodeScreen</name>
    <message>
        <source>The certificate request as a code</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EnrolDoneScreen</name>
    <message>
        <source>The terminal starts in %1 s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EnrolFrame</name>
    <message>
        <source>Step %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EnrolKeys</name>
    <message>
        <source>Erase the last character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capitals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation type="unfinished">تأكيد</translation>
    </message>
</context>
<context>
    <name>EnrolNames</name>
    <message>
        <source>Setting up this terminal</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EnrolTypingScreen</name>
    <message>
        <source>Confirm</source>
        <translation type="unfinished">تأكيد</translation>
    </message>
</context>
<context>
    <name>EnrolWelcomeScreen</name>
    <message>
        <source>This terminal is not in use yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no service here. Please use another terminal, or go to the service desk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For our staff: set up this terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put in the IT department&apos;s USB stick (root file, list of terminals).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have somebody on the telephone to read out its fingerprint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Touch &quot;Begin&quot;. It takes about five minutes.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Errands</name>
    <message>
        <source>Other services</source>
        <translation>خدمات أخرى</translation>
    </message>
</context>
<context>
    <name>FactsSlice</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>FilterTab</name>
    <message>
        <source>%1 %2, shown</source>
        <translation>%1 %2، معروض الآن</translation>
    </message>
</context>
<context>
    <name>Flag</name>
    <message>
        <source>as usual</source>
        <translation>طبيعي</translation>
    </message>
    <message>
        <source>low</source>
        <translation>منخفض</translation>
    </message>
    <message>
        <source>high</source>
        <translation>مرتفع</translation>
    </message>
    <message>
        <source>urgent: low</source>
        <translation>عاجل: منخفض</translation>
    </message>
    <message>
        <source>urgent: high</source>
        <translation>عاجل: مرتفع</translation>
    </message>
    <message>
        <source>urgent</source>
        <translation>عاجل</translation>
    </message>
    <message>
        <source>unusual</source>
        <translation>غير معتاد</translation>
    </message>
</context>
<context>
    <name>FormView</name>
    <message>
        <source>Page of the hospital&apos;s original</source>
        <translation>صفحة من أصل التقرير</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>تحريك إلى اليسار</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>تحريك إلى الأعلى</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>تحريك إلى الأسفل</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>تحريك إلى اليمين</translation>
    </message>
</context>
<context>
    <name>Greeting</name>
    <message>
        <source>Good morning</source>
        <translation>صباح الخير</translation>
    </message>
    <message>
        <source>Good afternoon</source>
        <translation>طاب يومك</translation>
    </message>
    <message>
        <source>Good evening</source>
        <translation>مساء الخير</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>greeting, name</comment>
        <translation>%1، %2</translation>
    </message>
</context>
<context>
    <name>HelpScreen</name>
    <message>
        <source>No phone? That is fine</source>
        <translation>ليس معك هاتف؟ لا بأس</translation>
    </message>
    <message>
        <source>We are glad to help</source>
        <translation>يسعدنا أن نساعدك</translation>
    </message>
    <message>
        <source>Lay your identity card on the reader of this terminal</source>
        <translation>ضع بطاقة الهوية على قارئ هذا الجهاز</translation>
    </message>
    <message>
        <source>Hold the code of a printed health card up to the camera</source>
        <translation>وجّه رمز بطاقة صحية مطبوعة نحو الكاميرا</translation>
    </message>
    <message>
        <source>Nothing with you? We help you at the desk</source>
        <translation>ليس معك شيء؟ نساعدك في مكتب الخدمة</translation>
    </message>
    <message>
        <source>Or bring your identity card to the desk</source>
        <translation>أو أحضر بطاقة الهوية إلى مكتب الخدمة</translation>
    </message>
    <message>
        <source>At the service desk in this hall</source>
        <translation>عند مكتب الخدمة في هذه القاعة</translation>
    </message>
    <message>
        <source>Volunteers in this hall help you, too</source>
        <translation>والمتطوعون في هذه القاعة يساعدونك أيضًا</translation>
    </message>
    <message>
        <source>We are glad to help. Please go to the desk in this hall, or speak to a volunteer.</source>
        <translation>يسعدنا أن نساعدك. يرجى التوجه إلى مكتب الخدمة في هذه القاعة، أو التحدث إلى أحد المتطوعين.</translation>
    </message>
    <message>
        <source>No phone? That is fine. Lay your identity card on the reader, hold up a printed health card, or come to the desk.</source>
        <translation>ليس معك هاتف؟ لا بأس. ضع بطاقة الهوية على القارئ، أو أظهر بطاقة صحية مطبوعة، أو توجّه إلى مكتب الخدمة.</translation>
    </message>
    <message>
        <source>No phone? That is fine. Hold up a printed health card, or come to the desk with your identity card.</source>
        <translation>ليس معك هاتف؟ لا بأس. أظهر بطاقة صحية مطبوعة، أو توجّه إلى مكتب الخدمة ومعك بطاقة الهوية.</translation>
    </message>
</context>
<context>
    <name>Hint</name>
    <message>
        <source>Too dark: please make your screen brighter</source>
        <translation>الإضاءة ضعيفة: يرجى زيادة سطوع شاشتك</translation>
    </message>
    <message>
        <source>Too bright: please turn it a little</source>
        <translation>الإضاءة قوية: يرجى إمالته قليلًا</translation>
    </message>
    <message>
        <source>Please hold it still, a little further away</source>
        <translation>يرجى تثبيته وإبعاده قليلًا</translation>
    </message>
    <message>
        <source>Please hold it closer</source>
        <translation>يرجى تقريبه</translation>
    </message>
    <message>
        <source>Please hold it further away</source>
        <translation>يرجى إبعاده</translation>
    </message>
    <message>
        <source>Please move the whole code into the picture</source>
        <translation>يرجى إظهار الرمز كاملًا في الصورة</translation>
    </message>
    <message>
        <source>Please hold it straight, facing the camera</source>
        <translation>يرجى إمساكه مستقيمًا أمام الكاميرا</translation>
    </message>
    <message>
        <source>Please show one code only</source>
        <translation>يرجى إظهار رمز واحد فقط</translation>
    </message>
    <message>
        <source>Please scan it once more</source>
        <translation>يرجى مسحه مرة أخرى</translation>
    </message>
</context>
<context>
    <name>HomeScreen</name>
    <message>
        <source>Please touch what you would like to do.</source>
        <translation>يرجى لمس ما تود القيام به.</translation>
    </message>
    <message>
        <source>You have no appointment to sign in for today</source>
        <translation>ليس لديك اليوم موعد لتسجيل الوصول</translation>
    </message>
    <message>
        <source>What would you like to do?</source>
        <translation>ماذا تود أن تفعل؟</translation>
    </message>
    <message>
        <source>You have no appointment to sign in for today.</source>
        <translation>ليس لديك اليوم موعد لتسجيل الوصول إليه.</translation>
    </message>
</context>
<context>
    <name>HospitalTroubleScreen</name>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>what happened, what to do</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Touch the large button to try again.</source>
        <translation>المس الزر الكبير لإعادة المحاولة.</translation>
    </message>
    <message>
        <source>%1. The details are on the screen.</source>
        <comment>what happened</comment>
        <translation>%1. التفاصيل معروضة على الشاشة.</translation>
    </message>
</context>
<context>
    <name>HouseBoard</name>
    <message>
        <source>A picture of the hospital</source>
        <translation>صورة للمستشفى</translation>
    </message>
    <message>
        <source>From the hospital</source>
        <translation>من المستشفى</translation>
    </message>
</context>
<context>
    <name>IdleOverlay</name>
    <message>
        <source>Are you still there? Touch the screen, or this page closes.</source>
        <translation>هل ما زلت هنا؟ المس الشاشة وإلا أُغلقت هذه الصفحة.</translation>
    </message>
    <message>
        <source>Are you still there?</source>
        <translation>هل ما زلت هنا؟</translation>
    </message>
    <message>
        <source>Then this page closes and nothing of yours stays here.</source>
        <translation>بعدها تُغلق هذه الصفحة ولا يبقى هنا شيء من بياناتك.</translation>
    </message>
    <message>
        <source>I&apos;m still here</source>
        <translation>ما زلت هنا</translation>
    </message>
</context>
<context>
    <name>KindMark</name>
    <message>
        <source>Laboratory</source>
        <translation>المختبر</translation>
    </message>
    <message>
        <source>Imaging</source>
        <translation>الأشعة</translation>
    </message>
</context>
<context>
    <name>LanguagePanel</name>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Choose your language.</source>
        <translation>اختر لغتك.</translation>
    </message>
</context>
<context>
    <name>Maintenance</name>
    <message>
        <source>Look at cable and switch first, then ask the network desk for address, port and certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera picture</source>
        <translation type="unfinished">صورة الكاميرا</translation>
    </message>
    <message>
        <source>Clean the glass and the lens, then look at the cable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera focus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the focus to 60 to 250 mm with the test card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading codes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check picture, focus and lamp first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lamp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the lamp, its relay and its power supply.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Barcode scanner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the cable; compare prefix and suffix with settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identity card reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the cable and at the reader&apos;s service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Presence sensor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clean the sensor, and look where it points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ticket printer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refill paper, close the cover, clean head and cutter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A4 printer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at its own display: paper, toner, jam, cover.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound and speech</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at volume, loudspeaker and speech engine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Touch panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clean the glass and its edges; calibrate, or replace it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hospital system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment gateway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medical insurance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card platform (Tencent)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card platform (province)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insurance voucher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report advisor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trust repository</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network of the ticket printer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network of the A4 printer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service of the identity card reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trust list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh it now; if that fails, look at the repository.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room on the disk; have its health looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperatures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clean fans and air slots.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory and load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch swap off; restart; look for what takes the memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the vendor&apos;s signed release again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not fitted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready for patients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not all was checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brightness before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share too dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share too bright</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sharpest at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearest read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Farthest read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmed by the engineer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cells not felt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clock off by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failures in a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hottest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sensors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slowed down for heat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No USB stick was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is more than one USB stick. Leave one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The USB stick is mounted without noexec, nosuid and nodev.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The USB stick cannot be written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The USB stick was pulled out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The USB stick is too full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The USB stick holds too many logs of these days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing to the USB stick failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wanted picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Autofocus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is being measured. Nobody need do anything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the printed test card slowly from the camera to 25 cm away, and back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the test card to and fro. Read so far: %1 to %2 mm away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold up the code of the test card or of a printed test page, and keep still.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep still. Read %1 of %2 times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Little paper left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cover open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper jam</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No A4 paper in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No toner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Little toner left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused at the printer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printed</source>
        <translation type="unfinished">مطبوع</translation>
    </message>
    <message>
        <source>Not printed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Broken off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printed in part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives no pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture stands still</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture is black</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not switch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switched, but the camera gave no picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing said yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No speech engine, or it failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay an identity card on the reader. Nothing of it is shown or kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel or line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lit at rest, or by low voltage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lamp on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lamp off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lamp is on. It goes off by itself after %1 seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lamp does not switch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lamp is off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never tested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the name is not known to the name service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: no connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: too slow, given up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: connected, but no answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 ms, certificate good for %3 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 ms, clock off by %3 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 ms, certificate good for %3 days, clock off by %4 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This terminal has no such port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has changed this very moment. Look at it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tickets and slips since the roll was changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports since A4 paper was put in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New roll is in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A4 paper is in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noted. Tickets and slips are counted from 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noted. Reports are counted from 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports printed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since %1, as far as the records go back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports in doubt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some or all of it may have come out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printed, and the hospital still to be told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The terminal does this by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 reports, %2 pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line of the chip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low voltage means yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step aside for five seconds, then come back. The test takes %1 seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The records of prints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full or faulty, or the key is another. Call the engineer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On its way to the printer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the printer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printed, and the hospital knows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printed, but the hospital has another print of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing came out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came out is of no use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noted as printed. The terminal tells the hospital.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noted as not printed. The report can be printed again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noted as printed. The terminal cannot tell the hospital: note it in the hospital&apos;s own system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished">الرقم</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages known to have come out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report in doubt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look in the printer&apos;s tray and ask the patient. Until somebody says what became of it, it cannot be printed again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It came out whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every page came out and is of use? It is not printed again then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It did not come out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of use came out? Destroy single pages. The report can be printed again then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record of it does not open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer (offline)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that it is switched on and that its cable is plugged in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper is nearly used up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It still prints. Put in a new roll soon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the cover, put in a new roll with the printed side as shown inside, and close the cover.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cover is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press the cover down until it clicks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the cover and take out crumpled paper. Switch it off and on. If it stays so, call the engineer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This terminal has none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read what the printer&apos;s own display says. Switch it off and on. If it stays so, call the engineer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the printer, pull the paper out slowly and whole, and close it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close every cover and push the paper tray in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put A4 paper in the tray and push it in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put A4 paper in the tray and set the tray&apos;s size to A4 at the printer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of toner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put in a new toner cartridge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody has paused it. Start it again at the printer, or call the engineer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It still prints. Put A4 paper in the tray soon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Toner is low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It still prints. Have a new toner cartridge at hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outstanding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs somebody: test it on the device&apos;s own page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs nobody: run the checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Software version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Digest of the program (SM3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the checks (half a minute at most)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF to USB stick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON to USB stick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print on A4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked: ready for patients.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked: nothing fails, but not all was checked yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked: not ready, something fails.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked, but the results could not be stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report is printed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report was not printed: look at the A4 printer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report was printed in part: look at the A4 printer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The A4 printer was lost on the way: look whether the report came out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address of the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The A4 test page is being printed. If the printer wants a hand (paper, cover), help it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is the A4 page clean, and are its greys and its Chinese as they should be?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In order: switched on, or restarted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By itself, after a crash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In safe mode, after several crashes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program ended with an error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program was ended by the system, or crashed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program hung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program did not come up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has only just started. Please wait %1 s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program starts anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crashes today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last crash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of these not ended in order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A crash, or the power was switched off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the program anew? It takes about half a minute. Payments and prints under way go on afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program runs without anything that watches it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing would start the program again: restart the machine instead, or call the engineer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be done here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last checked %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code on this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suffix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sends the kind of code first (]Q1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan the code on this page, or the code on a printed test page. You have %1 seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume in the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads every screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Languages without a voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listen: a sentence is being said.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did you hear the sentence, and could you understand it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the USB stick: %1 (%2 kB). You may pull it out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The USB stick is not mounted safely. The IT department mounts it with: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this terminal keeps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tested: all in order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tested: something needs a look.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tested: something fails.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The test page is being printed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is the test page whole, sharp and cut, and can its code be scanned?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A part of it may have come out: look for it first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This ticket is not kept any more. The patient can hold up the card once more to see the number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tickets that did not come out: the last %1 min, at most %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ticket %1 has come out. Give it to the patient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Department</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print again, without the name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 days %2 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another test goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The test was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer came too late. Please test again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This terminal has none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not stored: look at the storage page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version of the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Went well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remarks on the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 valid today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load from USB stick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder &apos;yima-trust&apos; on the USB stick is loaded, if its signatures are right. Go on?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new list is in force: version %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmed: version %1 is the newest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not done yet and goes on. Look again in a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health cards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seals on reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staff badges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery without a badge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This terminal has not been enrolled: it has no root file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The enrolled root file is damaged: enrol this terminal again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program is refreshing just now. Try again in a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped before the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The repository does not answer: look at the network page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The repository&apos;s certificate is not of the expected issuer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The repository fell silent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The repository is too slow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection ended inside a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The repository refused a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file is larger than it may be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files are out of date, or this terminal&apos;s clock is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signatures are missing or wrong: nothing was taken. Tell the IT department.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files are older than those this terminal has seen: nothing was taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files do not belong together: nothing was taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file does not have the expected form: nothing was taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No settings of this site are published.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This terminal&apos;s disk takes no writes: look at the storage page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A fault of the program: export the logs for the vendor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no folder &apos;yima-trust&apos; on the USB stick, or it was pulled out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file on the USB stick cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file is missing on the USB stick: copy the whole repository.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too slow, given up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate is valid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s certificate has expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not valid yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate is another server&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate&apos;s issuer is not trusted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The CA file is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Works, but wants refreshing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too old: no card is accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing: no card is accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed by the vendor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed, but no vendor key is set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The signature is wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed, but the files differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper is being changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being cleaned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being repaired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network is down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hall or the clinic is closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For how many minutes? Empty: until it is opened by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it out of service, because</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until it is opened by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it back in service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume that every patient begins with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Louder</source>
        <translation type="unfinished">أعلى</translation>
    </message>
    <message>
        <source>Brightness of the screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Darker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brighter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock the glass for %1 seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cleaning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2 digits that nobody guesses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this terminal only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change my PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not at this terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Badges with a PIN at this terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search with a staff number to find its badge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No badge has a PIN at this terminal yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The badge of this staff number has no PIN at this terminal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Badge %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invited %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked after wrong PINs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has to wait %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong PINs since the last right one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invitation of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such badge any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures of the next minute are recorded, encrypted for the vendor. Does everybody in the picture agree?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera: new state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ticket printer: new state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hospital system: answers or not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk: takes writes or not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trust list or clock: new state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identity card reader: new state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Barcode scanner: new state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lamp: new state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Presence sensor: answers or not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speech: new state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture of the screen taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera recording on or off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patient&apos;s session ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second factor compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call to the hospital failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patient signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receipt or slip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment could not begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment order at its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payments: new state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment gateway: answers or not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staff dealt with an order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staff settled a print in doubt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A4 printer: new state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prints in doubt or untold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fault of the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staff signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staff refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Badge locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staff signed out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second person confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task of staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safe mode after crashes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restarted after a crash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap is in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New key for the audit log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit log signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry torn by a loss of power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entries lost: the disk took none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log of the day is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today&apos;s to USB stick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>7 days to USB stick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>30 days to USB stick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the vendor: encrypted, so that nobody else can read it; without cards and names of staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search with: 7d  2027-01-10  error  camera  E-501</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no event, day or error here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This entry is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No vendor key is set (maintenance.vendor_key_file): nobody to encrypt for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vendor key&apos;s file cannot be used: ask the vendor for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be sent to the payment system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be closed or given back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insurance to be settled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insurance: a request without an answer to be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insurance to be cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hospital to be told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The payment system has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The payer is entering the password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid</source>
        <translation type="unfinished">تم الدفع</translation>
    </message>
    <message>
        <source>Paid after it had been closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused, before any money moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The payment system says that it is closed; to be looked up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed or given back, and looked up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Giving it back was refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The payment system contradicts itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another amount than was asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insurance settled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The insurance refuses its part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The insurance settled another amount than it had said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insurance: the request without an answer is undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insurance cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hospital has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hospital refuses it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to pay oneself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time to pay is over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The patient chose otherwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found open when the program started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked up once more: no late money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staff want the money given back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staff want it tried again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The terminal has taken that up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brought to its end by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handed over to the desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has paid yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed, and nobody has paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was paid, and the money has gone back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By staff: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The payment system, at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>¥%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>¥%1, transaction %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not know this order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not answer (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It answers, but not how it stands (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this order and give the money back to the payer? The bill is unpaid then. This cannot be taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hospital was told of this payment and may have booked it. Give the money back only if its system has the bill as unpaid. This cannot be taken back. Give it back?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have the payment system asked, and if it has the money, the hospital told? If not, the order is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The desk has booked this bill as paid by this money, the insurance&apos;s part too? This only notes it, and cannot be taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The patient has the money back, or never paid, and the insurance&apos;s part is cancelled? This only notes it, and cannot be taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The terminal does no more for this payment then; the desk puts it right and notes here how it ended. Hand it over?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was written of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment</source>
        <translation type="unfinished">الدفع</translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it means</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The terminal takes it up by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount to pay oneself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bills in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insurance fund</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insurance account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is faulty, or somebody has altered the record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the payment system now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have the terminal try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the money back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand over to the desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note: booked as paid at the desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note: money back, or never paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The payment system refuses to give the money back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another amount was paid than was asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hospital&apos;s system refuses the payment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hospital&apos;s system answers what makes no sense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bill is paid already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bill was cancelled or has changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The insurance does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WeChat Pay</source>
        <translation type="unfinished">WeChat Pay</translation>
    </message>
    <message>
        <source>Alipay</source>
        <translation type="unfinished">Alipay</translation>
    </message>
    <message>
        <source>UnionPay</source>
        <translation type="unfinished">UnionPay</translation>
    </message>
    <message>
        <source>No payment system is set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open payments are being looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No payment begins before that is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payments can be taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No payments: the journal cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full or faulty, or another program has the journal. Call the engineer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cash desk of this terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done: the hospital has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done: closed, and any money is given back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noted. The terminal is at it; look again in a few minutes how it stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ended otherwise than asked for. See how it stands now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hospital has it. A refund is the cashier&apos;s desk&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is closed. If the bill is to be paid, have it paid anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The terminal is still at it. Only what needs staff is noted as done by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is on its way back, which is not stopped half-way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hospital has been told and may have it. Wait until it answers, or hand it over to the desk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is with staff already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was paid only just now. Wait ten minutes: mostly it ends by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether it is paid is not certain yet. The terminal asks, and closes it by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This terminal has no such order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing: the terminal brings it to its end by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begun, nothing sent yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No money can have moved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent, no answer yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The payment system may have it. Whether it is paid is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known whether paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The payment system has not answered. The patient may have paid, and should not pay again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the payment system now. If it does not answer, check the network; the terminal goes on asking.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the payer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The payment system has it, and nobody has paid so far as it said last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid, hospital not done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The money is in. The insurance or the hospital has not said yet that it has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The terminal goes on telling them. Do not collect again and do not book it at the desk: if you do, the money goes back by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done: the hospital has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid and booked, once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A refund is the cashier&apos;s desk&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On its way back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being closed, or the money given back. That it is, is not certain yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The terminal repeats it until the payment system says that it is done. Do not give money back by hand meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed: not paid, or money back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The patient has the money, or never gave it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The terminal alone cannot bring it to an end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the payment system first. If the bill is to be paid by this money, have the terminal try again; if not, have the money given back. Only if both fail: put it right at the desk, and then note here how it ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its record does not open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key is another, or somebody has altered the record. No payment begins here until it is settled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go by the payment system&apos;s own records, put it right at the desk, and then note here how it ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid, to be given back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The money is in, and the hospital or the insurance will not have it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is paid, and staff have taken it from the terminal. The hospital may have booked it all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look whether the hospital&apos;s system has the bill as paid. Then note here how it ended, or have the terminal try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No order with this number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No open payments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open payments: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orders found: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The payment system has answered: see below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>¥%1, begun %2 min ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>¥%1, begun %2 h ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>¥%1, begun %2 days ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper and printers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken out of service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put into service again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brightness changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Screen locked for cleaning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ticket printed again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment asked about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment handed over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program restarted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device tested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trust list refreshed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Readiness report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera picture looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera recording switched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payments looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment reversed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment settled by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trust list loaded from USB stick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storage looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting of trust changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log searched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Badge unlocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit log read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit log verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit log exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIN set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIN changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manual read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Badge not valid here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No PIN at this terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has to wait after wrong PINs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Badge is locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery not valid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not for this role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second person not accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terminal&apos;s clock is wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By themselves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing touched for long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another badge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Badge and PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery by the hospital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engineer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operator %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engineer %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auditor %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staff %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staff %1, confirmed by %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody by recovery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The terminal itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The camera&apos;s pictures are being kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pictures are being kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper is low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper is out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in doubt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not switched on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives no picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hospital does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The payment gateway does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clock may be wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no trust list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The trust list is too old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good for %1 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your PIN was changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log as it was written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to entry %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent to the hospital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to entry %1: it arrived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to entry %1: waits for the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to entry %1: the hospital&apos;s server refused it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verified last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not since the program was started; it may take a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who did what (search with a staff number)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export to USB stick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole log goes to the USB stick, not encrypted: it has no names, cards only as keyed hashes, staff only as hashes of their numbers. Go on?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it was written: entries %1 to %2; %3 signatures agree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entries %1 to %2 follow on each other; no signature could be compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry %1 was changed, or the one before it (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entries are missing from number %1 on (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry %1 is not in its place (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log was written anew from entry %1 on (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The end is cut off: entry %1 and later ones are missing (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The beginning is missing, and nobody has signed for that: from entry %1 (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is an entry that this terminal did not write (%2, after entry %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged at entry %1 (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry %1 is of another day (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry %1 is another terminal&apos;s (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The signature at entry %1 is forged (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The signature at entry %1 is by a key that is not this terminal&apos;s (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The signature at entry %1 was removed from the file of heads (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no log at all (%1, %2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The book of PINs cannot be used: look at the storage page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does the owner of this badge stand here? They may then try their PIN again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Badge %1 is unlocked: its owner may try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The terminal: it did not start otherwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In place of what is in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allowed here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A change counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the next start on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change to %1</source>
        <translation type="unfinished">الانتقال إلى %1</translation>
    </message>
    <message>
        <source>New value of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As before the change here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be typed here: &apos;yima settings set&apos;, or the site&apos;s settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not at the terminal: only in its file or by its site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a second person: it says whom to trust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program&apos;s default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This terminal&apos;s own file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The site&apos;s settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The group&apos;s settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The site&apos;s settings of this terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed at this terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program&apos;s environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count from the next start on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed since the last start: if it fails to start twice, it goes back by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the change of %1 (%2)?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This terminal has no such setting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed, and in force: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed: %1. It counts from the next start on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noted, but it makes no difference: %1 was so before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not changed. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not changed: the disk takes no writes. Look at the storage page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ticket has come out. Give it to the patient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing came in time. Please test again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staff&apos;s own switches were lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart for new settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the USB stick: %2 (entries: %1). You may pull it out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ports tested: %1. All can be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ports tested: %1. Failing: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files: %1, the oldest of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switched, but it is too bright here to see it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold white paper 15 cm before the camera and keep still. The lamp goes on and off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPIO line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serial line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Types as a keyboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The test has begun. Its result will be shown here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found so far: the next page goes on with older entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other tasks are not done yet. Wait, or restart the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back in service by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This screen&apos;s cannot be set from here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This terminal was decommissioned; everything on it is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fingerprint is the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is different</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fingerprint is the expected one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was brought with the list, and compared by the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look whether they answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list on the USB stick has this machine: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hospital&apos;s root file was found on the USB stick.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network card (MAC)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IP address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put in the USB stick with the hospital&apos;s root file, and read it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it belongs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Root file (SM3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate of this terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right: set up this terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still to come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This terminal is being set up…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A moment. Do not switch it off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terminal id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hospital&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This terminal is set up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may pull the USB stick out. Next: maintenance mode, a readiness report, then patients.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingerprint of its key (SHA-256)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate of the hospital&apos;s CA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1. The request goes to the CA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the USB stick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not on a stick: show it as a code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2. The certificate comes back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made out to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request to the USB stick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request as a code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate from the stick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan it and send the text to the hospital&apos;s CA. It holds no secret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished">تم</translation>
    </message>
    <message>
        <source>Name of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By itself: the first that gives a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No A4 printer here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printed: look at it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test page: ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test page: A4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished">متابعة</translation>
    </message>
    <message>
        <source>Read the USB stick again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still to be typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it in, wait five seconds, and look again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pull the others out, and look again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The IT department sees to how sticks are mounted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The USB stick cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pull it out, put it in again, or take another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The USB stick could not be written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is full, locked or gone. Take another, or use the code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file yima-enrol.toml has a mistake.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The IT department puts it right on a computer:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list on the USB stick has no row for this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the serial number, or go on and type what is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list on the USB stick has two rows for this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The IT department takes one out on a computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no root file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put in the stick with the hospital&apos;s root.json, and look again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The root file on the USB stick is none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have the IT department copy it anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This root file has expired.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is good only if the server has a newer one. Better: a fresh copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fingerprint is not the expected one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not go on. Keep the stick, and tell the hospital&apos;s key holder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fingerprint was not compared yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read it out, group by group, then say what it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is missing: touch the line to type it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something is not right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be: touch the line to change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hospital system does not answer as it should.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at cable, address and certificate. You may go on without.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The trust repository does not answer as it should.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without it no card is accepted. You may go on, and see to it later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clock of this terminal is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than five minutes off: have the time server (NTP) looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No request could be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it stays so, call the vendor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate is not there yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring it on the USB stick, or choose to go without for now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This certificate cannot be used here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have it issued anew, for the request of this terminal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No camera was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at its cable. With a barcode scanner, go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The camera gives no picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at its cable, or choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The test page was not printed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at address, cable, paper and cover.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These settings do not go together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the line that this names:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was written: this terminal is not set up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the disk&apos;s room, and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This terminal is set up already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has to be decommissioned before it is set up anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the fingerprint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call the hospital&apos;s key holder and compare all sixteen groups. Next: what this terminal is called.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Touch a line to type or change it. Next: the hospital&apos;s servers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hospital&apos;s servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Touch a line to change it, then look whether they answer. Next: a certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The IT department knows whether one is wanted. Next: the camera.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera for codes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the one that looks at the tray for phones. Next: the printers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Touch a line to change it, and print a page. Next: all of it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is this right?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Touch a line to change it. After that this terminal starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As on the hospital&apos;s list, such as YM-07.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stands on every screen and ticket. In Chinese it comes from the USB stick (yima-enrol.toml).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose settings it takes. Empty: none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several with commas between. Empty: none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up by (staff number)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address of the hospital system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begins with https://</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address of the trust repository</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address of the ticket printer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name or an IP address, such as 10.8.0.21.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port of the ticket printer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearly always 9100.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address of the A4 printer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begins with ipp:// or ipps://. Empty: no A4 printer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The USB stick is being read…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The servers are being asked…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key and request are being made…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate is being read…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cameras are being looked for…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printers are being looked for…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ticket printer prints a test page…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The A4 printer prints a test page…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update proven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update not well in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gone back from an update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release damaged or gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choice of release lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a new release, on trial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken out of use, and wiped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera and printers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About this terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type it, then touch &quot;Confirm&quot;. &quot;Back&quot; leaves it as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the terminal&apos;s own certificate is good for %2 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days left of the terminal&apos;s own certificate</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>For our staff: %1</source>
        <translation>للموظفين: %1</translation>
    </message>
</context>
<context>
    <name>NoReportsScreen</name>
    <message>
        <source>There are no reports yet</source>
        <translation>لا توجد تقارير بعد</translation>
    </message>
    <message>
        <source>%1, there are no reports yet</source>
        <translation>%1، لا توجد تقارير بعد</translation>
    </message>
    <message>
        <source>Reports appear here as soon as they are finished. If yours should be here, please ask at the desk.</source>
        <translation>تظهر التقارير هنا فور اكتمالها. إن كان ينبغي أن يكون تقريرك هنا فيرجى السؤال في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>No report is finished yet</source>
        <translation>لم يكتمل أي تقرير بعد</translation>
    </message>
    <message>
        <source>%1, no report is finished yet</source>
        <translation>%1، لم يكتمل أي تقرير بعد</translation>
    </message>
    <message>
        <source>These are being made. Please come back later.</source>
        <translation>هذه التقارير قيد الإعداد. يرجى العودة لاحقًا.</translation>
    </message>
    <message>
        <source>Your reports are not finished yet. Please come back later.</source>
        <translation>تقاريرك لم تكتمل بعد. يرجى العودة لاحقًا.</translation>
    </message>
    <message>
        <source>There are no reports here yet. If yours should be here, please ask at the desk.</source>
        <translation>لا توجد تقارير هنا بعد. إذا كان يجب أن يكون تقريرك هنا، فيرجى السؤال في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>. </source>
        <comment>between sentences</comment>
        <translation>. </translation>
    </message>
</context>
<context>
    <name>NothingToPayScreen</name>
    <message>
        <source>There is nothing to pay. What a doctor has just prescribed takes a few minutes to appear here.</source>
        <translation>لا يوجد شيء للدفع. ما وصفه الطبيب الآن يظهر هنا بعد بضع دقائق.</translation>
    </message>
    <message>
        <source>You have nothing to pay</source>
        <translation>ليس عليك شيء للدفع</translation>
    </message>
    <message>
        <source>%1, you have nothing to pay</source>
        <translation>%1، ليس عليك شيء للدفع</translation>
    </message>
    <message>
        <source>Has a doctor just prescribed something?</source>
        <translation>هل وصف لك الطبيب شيئًا الآن؟</translation>
    </message>
    <message>
        <source>It takes a few minutes to appear here. Then simply scan again.</source>
        <translation>يظهر هنا بعد بضع دقائق. عندها امسح الرمز مرة أخرى.</translation>
    </message>
</context>
<context>
    <name>NothingTodayScreen</name>
    <message>
        <source>No appointment for today</source>
        <translation>لا يوجد موعد لليوم</translation>
    </message>
    <message>
        <source>Please check the date in your booking message. To see a doctor today, please book at the desk.</source>
        <translation>يرجى التحقق من التاريخ في رسالة الحجز. لزيارة طبيب اليوم يرجى الحجز في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>You have no appointment for today. To see a doctor today, please book at the desk.</source>
        <translation>ليس لديك موعد لليوم. لزيارة طبيب اليوم يرجى الحجز في مكتب الخدمة.</translation>
    </message>
</context>
<context>
    <name>NumericPad</name>
    <message>
        <source>Erase the last digit</source>
        <translation>حذف الرقم الأخير</translation>
    </message>
</context>
<context>
    <name>OfferScreen</name>
    <message>
        <source>Sign in and get a number</source>
        <translation>تسجيل الوصول وأخذ رقم</translation>
    </message>
    <message>
        <source>You have an appointment today. Please touch the big button to sign in and get your number.</source>
        <translation>لديك موعد اليوم. يرجى لمس الزر الكبير لتسجيل وصولك وأخذ رقمك.</translation>
    </message>
</context>
<context>
    <name>OpenPayment</name>
    <message>
        <source>Amount</source>
        <translation>المبلغ</translation>
    </message>
    <message>
        <source>For our staff: %1</source>
        <translation>للموظفين: %1</translation>
    </message>
</context>
<context>
    <name>OrderNumber</name>
    <message>
        <source>Order number</source>
        <translation>رقم الطلب</translation>
    </message>
    <message>
        <source>Order number %1</source>
        <translation>رقم الطلب %1</translation>
    </message>
</context>
<context>
    <name>OutOfServiceScreen</name>
    <message>
        <source>%1. %2</source>
        <comment>what happened, what to do</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Another terminal</source>
        <translation>جهاز آخر</translation>
    </message>
    <message>
        <source>The service desk</source>
        <translation>مكتب الخدمة</translation>
    </message>
</context>
<context>
    <name>PaidScreen</name>
    <message>
        <source>Paid</source>
        <translation>تم الدفع</translation>
    </message>
    <message>
        <source>Paid by your insurance</source>
        <translation>دفعها تأمينك</translation>
    </message>
    <message>
        <source>Paid with %1</source>
        <translation>تم الدفع عبر %1</translation>
    </message>
    <message>
        <source>You have paid</source>
        <translation>دفعتَ</translation>
    </message>
    <message>
        <source>Of ¥%1 in all, the insurance fund pays ¥%2, your account ¥%3</source>
        <translation>من إجمالي ¥%1 يدفع صندوق التأمين ¥%2 وحسابك ¥%3</translation>
    </message>
    <message>
        <source>The hospital&apos;s system enters it a little later, by itself. There is nothing more to pay.</source>
        <translation>سيقيّده نظام المستشفى لاحقًا تلقائيًا. لم يبق شيء للدفع.</translation>
    </message>
    <message>
        <source>Electronic invoice</source>
        <translation>الفاتورة الإلكترونية</translation>
    </message>
    <message>
        <source>Scan it with your phone to keep it</source>
        <translation>امسحها بهاتفك للاحتفاظ بها</translation>
    </message>
    <message>
        <source>Pay the %1 other bills</source>
        <translation>دفع الفواتير المتبقية (%1)</translation>
    </message>
    <message>
        <source>%1 yuan</source>
        <translation>%1 يوان</translation>
    </message>
    <message>
        <source>You have paid. There is nothing more to do for it.</source>
        <translation>تم الدفع. ليس عليك شيء آخر.</translation>
    </message>
    <message>
        <source>Please take the receipt below.</source>
        <translation>يرجى أخذ الإيصال من الأسفل.</translation>
    </message>
    <message>
        <source>There are other bills. You can pay them now, or finish.</source>
        <translation>هناك فواتير أخرى. يمكنك دفعها الآن أو الإنهاء.</translation>
    </message>
    <message>
        <source>Paid. Please take the receipt below.</source>
        <translation>تم الدفع. يرجى أخذ الإيصال من الأسفل.</translation>
    </message>
    <message>
        <source>Other services</source>
        <translation>خدمات أخرى</translation>
    </message>
</context>
<context>
    <name>PayAmount</name>
    <message>
        <source>You pay now</source>
        <translation>تدفع الآن</translation>
    </message>
</context>
<context>
    <name>PayCodeScan</name>
    <message>
        <source>Or hold the payment code on your phone up to the camera</source>
        <translation>أو وجّه رمز الدفع في هاتفك نحو الكاميرا</translation>
    </message>
    <message>
        <source>Hold up the payment code on your phone</source>
        <translation>وجّه رمز الدفع في هاتفك</translation>
    </message>
    <message>
        <source>Or hold up the payment code on your phone</source>
        <translation>أو وجّه رمز الدفع في هاتفك</translation>
    </message>
</context>
<context>
    <name>PayPhase</name>
    <message>
        <source>Scan to pay</source>
        <translation>امسح للدفع</translation>
    </message>
    <message>
        <source>Please confirm on your phone</source>
        <translation>يرجى التأكيد في هاتفك</translation>
    </message>
    <message>
        <source>Being checked: please do not pay again</source>
        <translation>جارٍ التحقق: يرجى عدم الدفع مرة أخرى</translation>
    </message>
    <message>
        <source>Being settled with your insurance</source>
        <translation>جارٍ التسوية مع تأمينك</translation>
    </message>
    <message>
        <source>Your money has arrived</source>
        <translation>وصل مبلغك</translation>
    </message>
    <message>
        <source>Cancelling the payment…</source>
        <translation>جارٍ إلغاء الدفع…</translation>
    </message>
    <message>
        <source>Your money is going back…</source>
        <translation>جارٍ إعادة مبلغك…</translation>
    </message>
    <message>
        <source>Preparing the payment…</source>
        <translation>جارٍ إعداد الدفع…</translation>
    </message>
    <message>
        <source>This code cannot be shown here. Please choose another way.</source>
        <translation>لا يمكن عرض هذا الرمز هنا. يرجى اختيار طريقة أخرى.</translation>
    </message>
    <message>
        <source>Enter your password there, or agree. Then this screen goes on by itself.</source>
        <translation>أدخل كلمة المرور هناك أو وافق. بعدها تستمر هذه الشاشة تلقائيًا.</translation>
    </message>
    <message>
        <source>We ask the payment system what became of it. Please stay here.</source>
        <translation>نسأل نظام الدفع عن النتيجة. يرجى البقاء هنا.</translation>
    </message>
    <message>
        <source>Hospital and insurance are being told. Please wait a moment.</source>
        <translation>جارٍ إبلاغ المستشفى والتأمين. يرجى الانتظار قليلًا.</translation>
    </message>
    <message>
        <source>We make sure that nothing is taken any more. Please do not pay now.</source>
        <translation>نتأكد من عدم خصم أي مبلغ. يرجى عدم الدفع الآن.</translation>
    </message>
    <message>
        <source>It goes back the way it came. Please wait for your slip.</source>
        <translation>يُعاد بالطريقة التي دُفع بها. يرجى انتظار القسيمة.</translation>
    </message>
    <message>
        <source>Please wait a moment.</source>
        <translation>يرجى الانتظار قليلًا.</translation>
    </message>
    <message>
        <source>Please scan the code on the screen with your phone to pay. After paying, please wait: this page goes on by itself.</source>
        <translation>يرجى مسح الرمز على الشاشة بهاتفك للدفع. بعد الدفع يرجى الانتظار: تستمر هذه الصفحة تلقائيًا.</translation>
    </message>
    <message>
        <source>Please enter your password on your phone, or agree there. Then this page goes on by itself.</source>
        <translation>يرجى إدخال كلمة المرور في هاتفك أو الموافقة هناك. بعدها تستمر هذه الصفحة تلقائيًا.</translation>
    </message>
    <message>
        <source>The payment is being checked. Please do not pay again, and stay here.</source>
        <translation>جارٍ التحقق من الدفع. يرجى عدم الدفع مرة أخرى والبقاء هنا.</translation>
    </message>
    <message>
        <source>The insurance is settling your bill. Please wait a moment.</source>
        <translation>التأمين يسوّي فاتورتك. يرجى الانتظار قليلًا.</translation>
    </message>
    <message>
        <source>Your money has arrived. The hospital is being told. Please wait a moment.</source>
        <translation>وصل مبلغك، وجارٍ إبلاغ المستشفى. يرجى الانتظار قليلًا.</translation>
    </message>
    <message>
        <source>The payment is being cancelled. Please do not pay now.</source>
        <translation>جارٍ إلغاء الدفع. يرجى عدم الدفع الآن.</translation>
    </message>
    <message>
        <source>Your money is going back to you. Please wait for your slip.</source>
        <translation>جارٍ إعادة مبلغك إليك. يرجى انتظار القسيمة.</translation>
    </message>
    <message>
        <source>The payment is being prepared. Please wait a moment.</source>
        <translation>جارٍ إعداد الدفع. يرجى الانتظار قليلًا.</translation>
    </message>
    <message>
        <source>The hospital is slow to answer. There is nothing that you have to do.</source>
        <translation>المستشفى بطيء في الرد. ليس عليك فعل شيء.</translation>
    </message>
    <message>
        <source>The hospital is slow to answer. Your money has arrived: do not pay again.</source>
        <translation>المستشفى بطيء في الرد. وصل مبلغك: لا تدفع مرة أخرى.</translation>
    </message>
    <message>
        <source>The payment system is slow to answer. We keep asking: please do not pay again.</source>
        <translation>نظام الدفع بطيء في الرد. ما زلنا نسأل: يرجى عدم الدفع مرة أخرى.</translation>
    </message>
</context>
<context>
    <name>PayReturnedScreen</name>
    <message>
        <source>Your money has gone back the way it came. Please take your slip.</source>
        <translation>أُعيد مبلغك بالطريقة التي دُفع بها. يرجى أخذ القسيمة.</translation>
    </message>
    <message>
        <source>Your money is going back to you the way it came. Please keep the order number.</source>
        <translation>يُعاد مبلغك إليك بالطريقة التي دُفع بها. يرجى الاحتفاظ برقم الطلب.</translation>
    </message>
    <message>
        <source>%1 yuan</source>
        <translation>%1 يوان</translation>
    </message>
    <message>
        <source>Your money has gone back</source>
        <translation>أُعيد مبلغك</translation>
    </message>
    <message>
        <source>Your money is going back</source>
        <translation>جارٍ إعادة مبلغك</translation>
    </message>
    <message>
        <source>It went back the way it came.</source>
        <translation>أُعيد بالطريقة التي دُفع بها.</translation>
    </message>
    <message>
        <source>It goes back the way it came, as soon as possible.</source>
        <translation>سيُعاد بالطريقة التي دُفع بها في أقرب وقت.</translation>
    </message>
    <message>
        <source>Your money has gone back the way it came. Please keep the order number.</source>
        <translation>أُعيد مبلغك بالطريقة التي دُفع بها. يرجى الاحتفاظ برقم الطلب.</translation>
    </message>
</context>
<context>
    <name>PayShown</name>
    <message>
        <source>You pay now</source>
        <translation>تدفع الآن</translation>
    </message>
    <message>
        <source>Code to pay with</source>
        <translation>رمز للدفع</translation>
    </message>
</context>
<context>
    <name>PayTrail</name>
    <message>
        <source>Bills</source>
        <translation>الفواتير</translation>
    </message>
    <message>
        <source>Way to pay</source>
        <translation>طريقة الدفع</translation>
    </message>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>الخطوة %1 من %2: %3</translation>
    </message>
    <message>
        <source>Pay</source>
        <translation>الدفع</translation>
    </message>
</context>
<context>
    <name>PayUnknownScreen</name>
    <message>
        <source>Please do not pay again. It is not certain yet whether the money was taken. Please keep the order number: the payment desk will help you.</source>
        <translation>يرجى عدم الدفع مرة أخرى. لم يتأكد بعد هل خُصم المبلغ. يرجى الاحتفاظ برقم الطلب: سيساعدك شباك الدفع.</translation>
    </message>
    <message>
        <source>%1 yuan</source>
        <translation>%1 يوان</translation>
    </message>
    <message>
        <source>Please do not pay again</source>
        <translation>يرجى عدم الدفع مرة أخرى</translation>
    </message>
    <message>
        <source>It is not certain yet whether the money was taken. We go on checking: it is then entered, or goes back to you.</source>
        <translation>لم يتأكد بعد هل خُصم المبلغ. نواصل التحقق: فإما أن يُقيَّد أو يُعاد إليك.</translation>
    </message>
    <message>
        <source>Questions? Show this number at the payment desk.</source>
        <translation>لديك سؤال؟ أظهر هذا الرقم عند شباك الدفع.</translation>
    </message>
</context>
<context>
    <name>PayWaitScreen</name>
    <message>
        <source>The hospital and your insurance are being asked who pays what. Please wait a moment.</source>
        <translation>نسأل المستشفى والتأمين عن نصيب كل منهما. يرجى الانتظار قليلًا.</translation>
    </message>
    <message>
        <source>Your bills are being looked for. Please wait a moment.</source>
        <translation>جارٍ البحث عن فواتيرك. يرجى الانتظار قليلًا.</translation>
    </message>
    <message>
        <source>Working out what you pay…</source>
        <translation>جارٍ حساب ما ستدفعه…</translation>
    </message>
    <message>
        <source>Looking for your bills…</source>
        <translation>جارٍ البحث عن فواتيرك…</translation>
    </message>
    <message>
        <source>We ask the hospital and your insurance who pays what.</source>
        <translation>نسأل المستشفى والتأمين عن نصيب كل منهما.</translation>
    </message>
    <message>
        <source>We ask the hospital what there is to pay.</source>
        <translation>نسأل المستشفى عما يجب دفعه.</translation>
    </message>
    <message>
        <source>The answer takes its time. Nothing has been paid, and there is nothing for you to do.</source>
        <translation>الرد يستغرق وقتًا. لم يُدفع شيء، وليس عليك فعل شيء.</translation>
    </message>
    <message>
        <source>There is still no answer. Nothing has been paid. You can wait, or finish here and pay at the payment desk.</source>
        <translation>لا رد حتى الآن، ولم يُدفع شيء. يمكنك الانتظار، أو الإنهاء هنا والدفع عند شباك الدفع.</translation>
    </message>
</context>
<context>
    <name>PayWaysScreen</name>
    <message>
        <source>Total of %1 bills</source>
        <translation>إجمالي الفواتير وعددها %1</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>الدفع</translation>
    </message>
    <message>
        <source>To have your insurance pay its part, finish here and come back with your insurance e-voucher or identity card.</source>
        <translation>ليدفع تأمينك نصيبه، أنهِ هنا ثم عُد برمز التأمين الإلكتروني أو ببطاقة الهوية.</translation>
    </message>
    <message>
        <source>The insurance pays all of it: you have nothing to pay.</source>
        <translation>يدفع التأمين المبلغ كله: ليس عليك شيء للدفع.</translation>
    </message>
    <message>
        <source>How would you like to pay?</source>
        <translation>كيف تود الدفع؟</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>تأكيد</translation>
    </message>
    <message>
        <source>%1. Please choose how you would like to pay.</source>
        <translation>%1. يرجى اختيار طريقة الدفع.</translation>
    </message>
    <message>
        <source>The insurance pays all of it. Touch the big button to confirm.</source>
        <translation>يدفع التأمين المبلغ كله. المس الزر الكبير للتأكيد.</translation>
    </message>
    <message>
        <source>Hold the payment code on your phone up to the camera. Or touch one of the ways to pay and scan the code on the screen.</source>
        <translation>وجّه رمز الدفع في هاتفك نحو الكاميرا. أو المس إحدى طرق الدفع وامسح الرمز على الشاشة.</translation>
    </message>
    <message>
        <source>Please touch one of the ways to pay. Then scan the code on the screen with your phone.</source>
        <translation>يرجى لمس إحدى طرق الدفع. ثم امسح الرمز على الشاشة بهاتفك.</translation>
    </message>
    <message>
        <source>You pay %1 yuan.</source>
        <translation>تدفع %1 يوان.</translation>
    </message>
    <message>
        <source>Or scan a code on this screen</source>
        <translation>أو امسح رمزًا على هذه الشاشة</translation>
    </message>
    <message>
        <source>1 bill</source>
        <translation>فاتورة واحدة</translation>
    </message>
    <message>
        <source>%1 bills</source>
        <translation>عدد الفواتير: %1</translation>
    </message>
</context>
<context>
    <name>PayingCover</name>
    <message>
        <source>A payment is in progress. If it is yours, touch the big button to go on.</source>
        <translation>عملية دفع جارية. إن كانت لك فالمس الزر الكبير للمتابعة.</translation>
    </message>
    <message>
        <source>A payment is in progress</source>
        <translation>عملية دفع جارية</translation>
    </message>
    <message>
        <source>Please leave it to whoever is paying. Is it you? Touch the screen to go on.</source>
        <translation>يرجى تركها لمن يدفع. أهو أنت؟ المس الشاشة للمتابعة.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
</context>
<context>
    <name>PayingScreen</name>
    <message>
        <source>%1 min %2 s left</source>
        <translation>بقي %1 د و%2 ث</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>بقي %1 ث</translation>
    </message>
    <message>
        <source>Pay in another way</source>
        <translation>الدفع بطريقة أخرى</translation>
    </message>
    <message>
        <source>%1 yuan</source>
        <translation>%1 يوان</translation>
    </message>
</context>
<context>
    <name>PendingRow</name>
    <message>
        <source>Expected by %1</source>
        <translation>يُتوقع في %1</translation>
    </message>
    <message>
        <source>In progress since %1</source>
        <translation>قيد الإعداد منذ %1</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>قيد الإعداد</translation>
    </message>
</context>
<context>
    <name>PrintDoneScreen</name>
    <message>
        <source>Please go to %1 now</source>
        <translation>يرجى التوجه الآن إلى %1</translation>
    </message>
    <message>
        <source>Please take the %1 sheets below</source>
        <translation>يرجى أخذ الأوراق من الأسفل، وعددها %1</translation>
    </message>
    <message>
        <source>Please take the sheet below</source>
        <translation>يرجى أخذ الورقة من الأسفل</translation>
    </message>
    <message>
        <source>Please see what has come out</source>
        <translation>يرجى التحقق مما خرج من الطابعة</translation>
    </message>
    <message>
        <source>Nothing was printed</source>
        <translation>لم يُطبع شيء</translation>
    </message>
    <message>
        <source>%1 of %2 reports printed</source>
        <translation>طُبع %1 من %2 من التقارير</translation>
    </message>
    <message>
        <source>Print the rest</source>
        <translation>طباعة الباقي</translation>
    </message>
    <message>
        <source>Each report is printed once: please keep it safe.</source>
        <translation>يُطبع كل تقرير مرة واحدة: يرجى الاحتفاظ به.</translation>
    </message>
    <message>
        <source>Your reports are printed. When you have taken them all, touch Finish at the bottom.</source>
        <translation>طُبعت تقاريرك. بعد أخذها كلها، المس زر «إنهاء» في الأسفل.</translation>
    </message>
    <message>
        <source>Perhaps not everything has come out. Please look at what lies below, and ask at the desk.</source>
        <translation>ربما لم يخرج كل شيء. يرجى النظر إلى ما في الأسفل والسؤال في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>Nothing was printed. Please ask at the desk.</source>
        <translation>لم يُطبع شيء. يرجى السؤال في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>. </source>
        <comment>between sentences</comment>
        <translation>. </translation>
    </message>
    <message>
        <source>Please take your paper below.</source>
        <translation>يرجى أخذ أوراقك من الأسفل.</translation>
    </message>
    <message>
        <source>Some of your reports are printed, others are not. Please take your paper, and ask at the desk.</source>
        <translation>طُبع بعض تقاريرك ولم يُطبع بعضها. يرجى أخذ الأوراق والسؤال في مكتب الخدمة.</translation>
    </message>
</context>
<context>
    <name>PrintListRow</name>
    <message>
        <source>waiting</source>
        <translation>في الانتظار</translation>
    </message>
    <message>
        <source>being printed…</source>
        <translation>جارٍ الطباعة…</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>طُبع</translation>
    </message>
    <message>
        <source>not printed</source>
        <translation>لم يُطبع</translation>
    </message>
    <message>
        <source>printed in part: please ask at the desk</source>
        <translation>طُبع جزء منه: يرجى السؤال في مكتب الخدمة</translation>
    </message>
    <message>
        <source>perhaps printed: please ask at the desk</source>
        <translation>ربما طُبع: يرجى السؤال في مكتب الخدمة</translation>
    </message>
    <message>
        <source>printed before, on %1: the desk prints another</source>
        <translation>طُبع من قبل في %1: يطبع مكتب الخدمة نسخة أخرى</translation>
    </message>
    <message>
        <source>printed before: the desk prints another</source>
        <translation>طُبع من قبل: يطبع مكتب الخدمة نسخة أخرى</translation>
    </message>
    <message>
        <source>cannot be printed here: please ask at the desk</source>
        <translation>لا يمكن طباعته هنا: يرجى السؤال في مكتب الخدمة</translation>
    </message>
</context>
<context>
    <name>PrintingScreen</name>
    <message>
        <source>Stopping the print…</source>
        <translation>جارٍ إيقاف الطباعة…</translation>
    </message>
    <message>
        <source>The printer needs a hand</source>
        <translation>الطابعة تحتاج إلى مساعدة</translation>
    </message>
    <message>
        <source>Printing report %1 of %2</source>
        <translation>جارٍ طباعة التقرير %1 من %2</translation>
    </message>
    <message>
        <source>Printing your report</source>
        <translation>جارٍ طباعة تقريرك</translation>
    </message>
    <message>
        <source>We ask the hospital whether it was printed before.</source>
        <translation>نسأل المستشفى هل طُبع من قبل.</translation>
    </message>
    <message>
        <source>The report is being prepared.</source>
        <translation>جارٍ إعداد التقرير.</translation>
    </message>
    <message>
        <source>It goes on by itself as soon as that is done.</source>
        <translation>ستستمر الطباعة تلقائيًا بعد ذلك.</translation>
    </message>
    <message>
        <source>The rest is not printed. Please take what has come out.</source>
        <translation>لن يُطبع الباقي. يرجى أخذ ما خرج.</translation>
    </message>
    <message>
        <source>Sheet %1 of %2</source>
        <translation>ورقة %1 من %2</translation>
    </message>
    <message>
        <source>The paper comes out below.</source>
        <translation>تخرج الأوراق من الأسفل.</translation>
    </message>
    <message>
        <source>It takes a little longer. There is nothing for you to do.</source>
        <translation>سيستغرق الأمر وقتًا أطول قليلًا. ليس عليك فعل شيء.</translation>
    </message>
    <message>
        <source>It takes very long. You can wait, or finish here and ask at the desk.</source>
        <translation>الأمر يستغرق وقتًا طويلًا. يمكنك الانتظار، أو الإنهاء هنا والسؤال في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>Your reports are being printed. Please wait, and take the paper when it has come out.</source>
        <translation>تجري طباعة تقاريرك. يرجى الانتظار وأخذ الورق عند خروجه.</translation>
    </message>
    <message>
        <source>The printer has stopped. It goes on by itself as soon as that is seen to.</source>
        <translation>توقفت الطابعة. ستكمل وحدها بعد معالجة الأمر.</translation>
    </message>
    <message>
        <source>The print is being stopped.</source>
        <translation>يجري إيقاف الطباعة.</translation>
    </message>
    <message>
        <source>The printer needs a hand. Please tell our staff.</source>
        <translation>تحتاج الطابعة إلى مساعدة. يرجى إخبار أحد الموظفين.</translation>
    </message>
    <message>
        <source>Please take what has come out.</source>
        <translation>يرجى أخذ ما خرج من الورق.</translation>
    </message>
</context>
<context>
    <name>PrivacyCover</name>
    <message>
        <source>The screen is hidden. Touch the big button to go on.</source>
        <translation>الشاشة مخفية. المس الزر الكبير للمتابعة.</translation>
    </message>
    <message>
        <source>The screen is hidden</source>
        <translation>الشاشة مخفية</translation>
    </message>
    <message>
        <source>Nobody can read anything here. It goes on when you want it to.</source>
        <translation>لا يستطيع أحد قراءة شيء هنا. تتابع متى شئت.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
</context>
<context>
    <name>QueueTicket</name>
    <message>
        <source>You are next</source>
        <translation>دورك هو التالي</translation>
    </message>
    <message>
        <source>%1 ahead of you, about %2 min</source>
        <translation>قبلك %1، نحو %2 دقيقة</translation>
    </message>
    <message>
        <source>%1 ahead of you</source>
        <translation>قبلك في الدور: %1</translation>
    </message>
    <message>
        <source>about %1 min</source>
        <translation>نحو %1 دقيقة</translation>
    </message>
    <message>
        <source>Your number</source>
        <translation>رقمك</translation>
    </message>
    <message>
        <source>Please wait until your name is called</source>
        <translation>يرجى الانتظار حتى يُنادى اسمك</translation>
    </message>
</context>
<context>
    <name>Reach</name>
    <message>
        <source>Show above</source>
        <comment>the part of the screen that is above</comment>
        <translation>عرض الأعلى</translation>
    </message>
    <message>
        <source>Show below</source>
        <comment>the part of the screen that is below</comment>
        <translation>عرض الأسفل</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>This is not a health card code</source>
        <translation>هذا ليس رمز بطاقة صحية</translation>
    </message>
    <message>
        <source>Please open your electronic health card on the phone and show that code.</source>
        <translation>يرجى فتح بطاقتك الصحية الإلكترونية في الهاتف وإظهار رمزها.</translation>
    </message>
    <message>
        <source>This is a payment code</source>
        <translation>هذا رمز دفع</translation>
    </message>
    <message>
        <source>Please show your health card. You will be asked for a payment code only when there is something to pay.</source>
        <translation>يرجى إظهار بطاقتك الصحية. سنطلب رمز الدفع عندما يكون هناك ما يُدفع.</translation>
    </message>
    <message>
        <source>This is a staff badge</source>
        <translation>هذه بطاقة موظف</translation>
    </message>
    <message>
        <source>Please show your health card.</source>
        <translation>يرجى إظهار بطاقتك الصحية.</translation>
    </message>
    <message>
        <source>This card cannot be checked here at the moment</source>
        <translation>لا يمكن التحقق من هذه البطاقة هنا الآن</translation>
    </message>
    <message>
        <source>Please show the code of your electronic health card, or ask at the desk.</source>
        <translation>يرجى إظهار رمز بطاقتك الصحية الإلكترونية، أو السؤال في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>This kind of card cannot be checked at the moment</source>
        <translation>لا يمكن التحقق من هذا النوع من البطاقات الآن</translation>
    </message>
    <message>
        <source>The connection to the platform that issued it is down. Please ask at the desk.</source>
        <translation>الاتصال بالجهة المصدِرة مقطوع. يرجى السؤال في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>This card was not accepted</source>
        <translation>لم تُقبل هذه البطاقة</translation>
    </message>
    <message>
        <source>Please ask at the desk to have your card checked.</source>
        <translation>يرجى طلب فحص بطاقتك في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>This code is no longer valid</source>
        <translation>لم يعد هذا الرمز صالحًا</translation>
    </message>
    <message>
        <source>Please refresh the code on your phone and hold it up again.</source>
        <translation>يرجى تحديث الرمز في هاتفك وتوجيهه مرة أخرى.</translation>
    </message>
    <message>
        <source>Please have the staff check your card</source>
        <translation>يرجى أن يفحص الموظفون بطاقتك</translation>
    </message>
    <message>
        <source>The digits did not agree too many times. At the desk they can help you at once.</source>
        <translation>لم تتطابق الأرقام عدة مرات. يمكن مساعدتك فورًا في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>This code cannot be read</source>
        <translation>لا يمكن قراءة هذا الرمز</translation>
    </message>
    <message>
        <source>This code is not a valid health card</source>
        <translation>هذا الرمز ليس بطاقة صحية سارية</translation>
    </message>
    <message>
        <source>The issuer of this card is not known here</source>
        <translation>الجهة التي أصدرت هذه البطاقة غير معروفة هنا</translation>
    </message>
    <message>
        <source>Please ask at the desk. Your card may be fine.</source>
        <translation>يرجى السؤال في مكتب الخدمة. قد تكون بطاقتك سليمة.</translation>
    </message>
    <message>
        <source>Cards cannot be checked here at the moment</source>
        <translation>لا يمكن التحقق من البطاقات هنا الآن</translation>
    </message>
    <message>
        <source>Please use another terminal or ask at the desk. Your card is fine.</source>
        <translation>يرجى استعمال جهاز آخر أو السؤال في مكتب الخدمة. بطاقتك سليمة.</translation>
    </message>
    <message>
        <source>This terminal&apos;s clock needs staff</source>
        <translation>ساعة هذا الجهاز غير صحيحة</translation>
    </message>
    <message>
        <source>Your phone&apos;s clock is ahead</source>
        <translation>ساعة هاتفك متقدمة</translation>
    </message>
    <message>
        <source>Please set the phone&apos;s time to automatic, refresh the code and hold it up again.</source>
        <translation>يرجى ضبط وقت الهاتف تلقائيًا، ثم تحديث الرمز وتوجيهه مرة أخرى.</translation>
    </message>
    <message>
        <source>This code is out of date</source>
        <translation>انتهت صلاحية هذا الرمز</translation>
    </message>
    <message>
        <source>It was made {minutes} min ago. Please tap &quot;refresh&quot; on your phone and hold it up again.</source>
        <translation>أُنشئ قبل {minutes} دقيقة. يرجى الضغط على «تحديث» في هاتفك وتوجيهه مرة أخرى.</translation>
    </message>
    <message>
        <source>This card&apos;s issuer key is not in force</source>
        <translation>لا يمكن استعمال هذه البطاقة الآن</translation>
    </message>
    <message>
        <source>Please ask at the desk.</source>
        <translation>يرجى السؤال في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>Please refresh the code on your phone and hold it up again. If that does not help, ask at the desk.</source>
        <translation>يرجى تحديث الرمز في هاتفك وتوجيهه مرة أخرى. إن لم ينفع ذلك فاسأل في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>This card is not valid yet</source>
        <translation>هذه البطاقة غير سارية بعد</translation>
    </message>
    <message>
        <source>It will be valid from {date}. Please ask at the desk.</source>
        <translation>تسري ابتداءً من {date}. يرجى السؤال في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>This card has expired</source>
        <translation>انتهت صلاحية هذه البطاقة</translation>
    </message>
    <message>
        <source>It was valid until {date}. Please renew it on your phone or ask at the desk.</source>
        <translation>كانت سارية حتى {date}. يرجى تجديدها في هاتفك أو السؤال في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>This card&apos;s issuer key was not in force</source>
        <translation>يجب إصدار هذه البطاقة من جديد</translation>
    </message>
    <message>
        <source>Please ask at the desk to have the card issued again.</source>
        <translation>يرجى طلب إصدار البطاقة من جديد في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>Please refresh the code on your own phone and hold it up again.</source>
        <translation>يرجى تحديث الرمز في هاتفك أنت وتوجيهه مرة أخرى.</translation>
    </message>
    <message>
        <source>This card has been cancelled</source>
        <translation>أُلغيت هذه البطاقة</translation>
    </message>
    <message>
        <source>Please use your new card or ask at the desk.</source>
        <translation>يرجى استعمال بطاقتك الجديدة أو السؤال في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>This code has been used already</source>
        <translation>استُعمل هذا الرمز من قبل</translation>
    </message>
    <message>
        <source>Please tap &quot;refresh&quot; on your phone and hold up the new code.</source>
        <translation>يرجى الضغط على «تحديث» في هاتفك وتوجيه الرمز الجديد.</translation>
    </message>
    <message>
        <source>The hospital system is not answering</source>
        <translation>نظام المستشفى لا يستجيب</translation>
    </message>
    <message>
        <source>Nothing is lost. Please try again, or ask at the desk.</source>
        <translation>لم يُفقد شيء. يرجى إعادة المحاولة أو السؤال في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>The hospital system is busy</source>
        <translation>نظام المستشفى مشغول</translation>
    </message>
    <message>
        <source>The hospital system did not accept this</source>
        <translation>لم يقبل نظام المستشفى هذه الخطوة</translation>
    </message>
    <message>
        <source>The hospital system gave an answer that makes no sense</source>
        <translation>حدث خلل في نظام المستشفى</translation>
    </message>
    <message>
        <source>Please ask at the desk. Nothing is lost.</source>
        <translation>يرجى السؤال في مكتب الخدمة. لم يُفقد شيء.</translation>
    </message>
    <message>
        <source>Nothing is lost. Please try again in a moment, or ask at the desk.</source>
        <translation>لم يُفقد شيء. يرجى إعادة المحاولة بعد قليل أو السؤال في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>This hospital does not know this card yet</source>
        <translation>هذه البطاقة غير مسجلة في المستشفى بعد</translation>
    </message>
    <message>
        <source>Please ask at the desk to be registered. Bring your identity card.</source>
        <translation>يرجى التسجيل في مكتب الخدمة. أحضر بطاقة الهوية.</translation>
    </message>
    <message>
        <source>Your record needs a look by our staff</source>
        <translation>ملفك يحتاج إلى مراجعة من موظفينا</translation>
    </message>
    <message>
        <source>Please ask at the desk. It takes a moment.</source>
        <translation>يرجى السؤال في مكتب الخدمة. لن يطول الأمر.</translation>
    </message>
    <message>
        <source>You cannot sign in now</source>
        <translation>لا يمكنك تسجيل الوصول الآن</translation>
    </message>
    <message>
        <source>{words}</source>
        <translation>{words}</translation>
    </message>
    <message>
        <source>Your appointment has just been changed</source>
        <translation>تغيّر موعدك قبل قليل</translation>
    </message>
    <message>
        <source>Please hold your code up again to see it.</source>
        <translation>يرجى توجيه رمزك مرة أخرى لرؤيته.</translation>
    </message>
    <message>
        <source>There is no paper for the ticket</source>
        <translation>لا يوجد ورق لطباعة التذكرة</translation>
    </message>
    <message>
        <source>You are signed in. Please remember your number.</source>
        <translation>سُجّل وصولك. يرجى تذكّر رقمك.</translation>
    </message>
    <message>
        <source>The ticket printer is open</source>
        <translation>طابعة التذاكر مفتوحة</translation>
    </message>
    <message>
        <source>The ticket printer does not work at the moment</source>
        <translation>طابعة التذاكر لا تعمل الآن</translation>
    </message>
    <message>
        <source>The ticket may not be complete</source>
        <translation>قد لا تكون التذكرة كاملة</translation>
    </message>
    <message>
        <source>This terminal cannot see your code</source>
        <translation>لا يستطيع هذا الجهاز رؤية رمزك</translation>
    </message>
    <message>
        <source>Please use another terminal or ask at the desk.</source>
        <translation>يرجى استعمال جهاز آخر أو السؤال في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>This terminal is out of service</source>
        <translation>هذا الجهاز خارج الخدمة</translation>
    </message>
    <message>
        <source>Something went wrong here</source>
        <translation>حدث خلل في هذا الجهاز</translation>
    </message>
    <message>
        <source>Nothing of yours was kept. Please refresh your code and hold it up again, or ask at the desk.</source>
        <translation>لم يُحفظ شيء من بياناتك. يرجى تحديث رمزك وتوجيهه مرة أخرى، أو السؤال في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>This bill has changed</source>
        <translation>تغيّرت هذه الفاتورة</translation>
    </message>
    <message>
        <source>Please look at your bills once more, or ask at the payment desk.</source>
        <translation>يرجى مراجعة فواتيرك مرة أخرى، أو السؤال عند شباك الدفع.</translation>
    </message>
    <message>
        <source>This bill is paid already</source>
        <translation>هذه الفاتورة مدفوعة من قبل</translation>
    </message>
    <message>
        <source>You need not pay it again. If you have just paid here, the money goes back the way it came.</source>
        <translation>لا حاجة إلى دفعها مرة أخرى. إن كنت قد دفعت هنا الآن فسيُعاد المبلغ بالطريقة التي دُفع بها.</translation>
    </message>
    <message>
        <source>This bill cannot be paid here</source>
        <translation>لا يمكن دفع هذه الفاتورة هنا</translation>
    </message>
    <message>
        <source>Please pay it at the payment desk.</source>
        <translation>يرجى دفعها عند شباك الدفع.</translation>
    </message>
    <message>
        <source>The payment system is not answering</source>
        <translation>نظام الدفع لا يستجيب</translation>
    </message>
    <message>
        <source>Nothing has been paid. Please try again in a moment, or pay at the payment desk.</source>
        <translation>لم يُدفع شيء. يرجى إعادة المحاولة بعد قليل، أو الدفع عند شباك الدفع.</translation>
    </message>
    <message>
        <source>Payments are not possible here at the moment</source>
        <translation>لا يمكن الدفع هنا الآن</translation>
    </message>
    <message>
        <source>Please use another terminal, or pay at the payment desk.</source>
        <translation>يرجى استعمال جهاز آخر، أو الدفع عند شباك الدفع.</translation>
    </message>
    <message>
        <source>The payment was not accepted</source>
        <translation>لم يُقبل الدفع</translation>
    </message>
    <message>
        <source>Nothing has been paid. Please choose another way, or pay at the desk.</source>
        <translation>لم يُدفع شيء. يرجى اختيار طريقة أخرى، أو الدفع عند شباك الدفع.</translation>
    </message>
    <message>
        <source>This payment code is no longer valid</source>
        <translation>لم يعد رمز الدفع هذا صالحًا</translation>
    </message>
    <message>
        <source>Nothing has been paid. Please refresh the payment code on your phone and show it again.</source>
        <translation>لم يُدفع شيء. يرجى تحديث رمز الدفع في هاتفك وإظهاره مرة أخرى.</translation>
    </message>
    <message>
        <source>There is not enough money in this account</source>
        <translation>الرصيد في هذا الحساب لا يكفي</translation>
    </message>
    <message>
        <source>Nothing has been paid. Please choose another way to pay, or another card.</source>
        <translation>لم يُدفع شيء. يرجى اختيار طريقة دفع أخرى أو بطاقة أخرى.</translation>
    </message>
    <message>
        <source>The payment was not made</source>
        <translation>لم يتم الدفع</translation>
    </message>
    <message>
        <source>This bill is being paid somewhere else</source>
        <translation>يجري دفع هذه الفاتورة في مكان آخر</translation>
    </message>
    <message>
        <source>A payment of this bill was begun at another terminal or earlier and is not finished. Please wait a few minutes, or ask at the payment desk. Do not pay twice.</source>
        <translation>بدأ دفع هذه الفاتورة من قبل أو في جهاز آخر ولم ينتهِ. يرجى الانتظار بضع دقائق، أو السؤال عند شباك الدفع. لا تدفع مرتين.</translation>
    </message>
    <message>
        <source>It was paid a moment ago. You need not pay it again; it may take a few minutes until it shows.</source>
        <translation>دُفعت قبل قليل. لا حاجة إلى دفعها مرة أخرى، وقد يتأخر ظهور ذلك بضع دقائق.</translation>
    </message>
    <message>
        <source>The money could not be returned here</source>
        <translation>تعذرت إعادة المبلغ هنا</translation>
    </message>
    <message>
        <source>Please take your slip to the payment desk.</source>
        <translation>يرجى أخذ القسيمة إلى شباك الدفع.</translation>
    </message>
    <message>
        <source>Payments are not possible here</source>
        <translation>لا يمكن الدفع هنا</translation>
    </message>
    <message>
        <source>Payments are not possible here just yet</source>
        <translation>الدفع هنا غير متاح بعد</translation>
    </message>
    <message>
        <source>Please try again in a minute, or use another terminal.</source>
        <translation>يرجى إعادة المحاولة بعد دقيقة، أو استعمال جهاز آخر.</translation>
    </message>
    <message>
        <source>Nothing has been paid. You can try again, or pay at the payment desk.</source>
        <translation>لم يُدفع شيء. يمكنك إعادة المحاولة، أو الدفع عند شباك الدفع.</translation>
    </message>
    <message>
        <source>It is not certain what became of the payment</source>
        <translation>لم تتأكد نتيجة الدفع</translation>
    </message>
    <message>
        <source>Please do not pay again. Take your slip to the payment desk.</source>
        <translation>يرجى عدم الدفع مرة أخرى. خذ القسيمة إلى شباك الدفع.</translation>
    </message>
    <message>
        <source>This is not a payment code</source>
        <translation>هذا ليس رمز دفع</translation>
    </message>
    <message>
        <source>Please open WeChat Pay, Alipay or UnionPay and show the payment code.</source>
        <translation>يرجى فتح WeChat Pay أو Alipay أو UnionPay وإظهار رمز الدفع.</translation>
    </message>
    <message>
        <source>The payment was cancelled</source>
        <translation>أُلغي الدفع</translation>
    </message>
    <message>
        <source>Your bill is still to be paid. Please ask at the payment desk.</source>
        <translation>فاتورتك لم تُدفع بعد. يرجى السؤال عند شباك الدفع.</translation>
    </message>
    <message>
        <source>The insurance did not settle its part</source>
        <translation>لم يسدد التأمين نصيبه</translation>
    </message>
    <message>
        <source>The insurance system is not answering</source>
        <translation>نظام التأمين لا يستجيب</translation>
    </message>
    <message>
        <source>Nothing has been paid. Please try again in a moment, or ask at the payment desk.</source>
        <translation>لم يُدفع شيء. يرجى إعادة المحاولة بعد قليل، أو السؤال عند شباك الدفع.</translation>
    </message>
    <message>
        <source>The insurance did not accept this</source>
        <translation>لم يقبل التأمين هذه التسوية</translation>
    </message>
    <message>
        <source>{words} Please ask at the payment desk.</source>
        <translation>{words} يرجى السؤال عند شباك الدفع.</translation>
    </message>
    <message>
        <source>The insurance&apos;s share could not be worked out</source>
        <translation>تعذر حساب نصيب التأمين</translation>
    </message>
    <message>
        <source>Nothing has been paid. Please pay at the payment desk.</source>
        <translation>لم يُدفع شيء. يرجى الدفع عند شباك الدفع.</translation>
    </message>
    <message>
        <source>If you need another copy, please ask at the desk.</source>
        <translation>إن احتجت إلى نسخة أخرى فيرجى السؤال في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>This is the code of a printed report</source>
        <translation>هذا رمز تقرير مطبوع</translation>
    </message>
    <message>
        <source>This report is being revised</source>
        <translation>هذا التقرير قيد المراجعة</translation>
    </message>
    <message>
        <source>Please open your reports again in a while, or ask at the desk.</source>
        <translation>يرجى فتح تقاريرك بعد قليل، أو السؤال في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>This report was printed before</source>
        <translation>طُبع هذا التقرير من قبل</translation>
    </message>
    <message>
        <source>This report may have been printed already</source>
        <translation>ربما طُبع هذا التقرير من قبل</translation>
    </message>
    <message>
        <source>The printer was interrupted. Please ask at the desk to have it looked at.</source>
        <translation>توقفت الطابعة أثناء العمل. يرجى طلب التحقق في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>This report cannot be printed here</source>
        <translation>لا يمكن طباعة هذا التقرير هنا</translation>
    </message>
    <message>
        <source>Please have it printed at the desk.</source>
        <translation>يرجى طباعته في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>Nothing can be printed here just now</source>
        <translation>لا يمكن الطباعة هنا الآن</translation>
    </message>
    <message>
        <source>Your report can be read on the screen. Please print at another terminal.</source>
        <translation>يمكن قراءة تقريرك على الشاشة. يرجى الطباعة من جهاز آخر.</translation>
    </message>
    <message>
        <source>This document cannot be shown</source>
        <translation>لا يمكن عرض هذا المستند</translation>
    </message>
    <message>
        <source>Please ask at the desk for it.</source>
        <translation>يرجى طلبه في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>This document is too large to be shown here</source>
        <translation>هذا المستند أكبر من أن يُعرض هنا</translation>
    </message>
    <message>
        <source>The hospital&apos;s explanation is not available just now</source>
        <translation>شرح نظام المستشفى غير متاح الآن</translation>
    </message>
    <message>
        <source>Please ask your doctor about this report.</source>
        <translation>يرجى سؤال طبيبك عن هذا التقرير.</translation>
    </message>
    <message>
        <source>Your reports can be read on the screen, and printed at another terminal.</source>
        <translation>يمكن قراءة تقاريرك على الشاشة وطباعتها من جهاز آخر.</translation>
    </message>
    <message>
        <source>Please ask somebody of the staff. Printing goes on by itself then.</source>
        <translation>يرجى إبلاغ أحد الموظفين. بعد ذلك تستمر الطباعة تلقائيًا.</translation>
    </message>
    <message>
        <source>Reports cannot be printed at this terminal</source>
        <translation>لا يمكن طباعة التقارير في هذا الجهاز</translation>
    </message>
    <message>
        <source>The report printer is not answering</source>
        <translation>طابعة التقارير لا تستجيب</translation>
    </message>
    <message>
        <source>The report printer has a fault</source>
        <translation>في طابعة التقارير عطل</translation>
    </message>
    <message>
        <source>Paper is stuck in the report printer</source>
        <translation>علق الورق في طابعة التقارير</translation>
    </message>
    <message>
        <source>The report printer is open</source>
        <translation>طابعة التقارير مفتوحة</translation>
    </message>
    <message>
        <source>The report printer is out of paper</source>
        <translation>نفد الورق من طابعة التقارير</translation>
    </message>
    <message>
        <source>The report printer has the wrong paper</source>
        <translation>ورق طابعة التقارير غير مناسب</translation>
    </message>
    <message>
        <source>The report printer is out of toner</source>
        <translation>نفد الحبر من طابعة التقارير</translation>
    </message>
    <message>
        <source>The report printer was stopped</source>
        <translation>أُوقفت طابعة التقارير</translation>
    </message>
    <message>
        <source>The printer was interrupted</source>
        <translation>توقفت الطابعة أثناء العمل</translation>
    </message>
    <message>
        <source>Please take what has come out, and ask at the desk for the rest. They can see what is missing.</source>
        <translation>يرجى أخذ ما خرج، والسؤال عن الباقي في مكتب الخدمة. يعرفون هناك ما ينقص.</translation>
    </message>
    <message>
        <source>Please ask the office that issues badges.</source>
        <translation>يرجى سؤال المكتب الذي يصدر الشارات.</translation>
    </message>
    <message>
        <source>Please ask the office that issues badges for a new invitation.</source>
        <translation>يرجى طلب دعوة جديدة من المكتب الذي يصدر الشارات.</translation>
    </message>
    <message>
        <source>Choose 6 to 12 digits that nobody guesses: no birthday, no row of digits, no repeats.</source>
        <translation>اختر من 6 إلى 12 رقمًا لا يخمنها أحد: لا تاريخ ميلاد ولا أرقامًا متتالية ولا مكررة.</translation>
    </message>
    <message>
        <source>This is not a staff badge</source>
        <translation>هذه ليست شارة موظف</translation>
    </message>
    <message>
        <source>Please hold up the code on your badge.</source>
        <translation>يرجى توجيه الرمز الموجود على شارتك.</translation>
    </message>
    <message>
        <source>This badge has no task at this terminal</source>
        <translation>لا مهمة لهذه الشارة في هذا الجهاز</translation>
    </message>
    <message>
        <source>This badge has no PIN at this terminal yet</source>
        <translation>ليس لهذه الشارة رقم سري في هذا الجهاز بعد</translation>
    </message>
    <message>
        <source>Please hold up your invitation to choose one.</source>
        <translation>يرجى توجيه رمز دعوتك لاختيار رقم سري.</translation>
    </message>
    <message>
        <source>This is not an invitation</source>
        <translation>هذه ليست دعوة</translation>
    </message>
    <message>
        <source>Please hold up the code on the letter to your badge.</source>
        <translation>يرجى توجيه الرمز الموجود في الرسالة المرفقة بشارتك.</translation>
    </message>
    <message>
        <source>This invitation is for another badge or terminal</source>
        <translation>هذه الدعوة لشارة أخرى أو لجهاز آخر</translation>
    </message>
    <message>
        <source>This invitation was used before</source>
        <translation>استُخدمت هذه الدعوة من قبل</translation>
    </message>
    <message>
        <source>This invitation is too old for this terminal</source>
        <translation>هذه الدعوة أقدم من أن يقبلها هذا الجهاز</translation>
    </message>
    <message>
        <source>A PIN has 6 to 12 digits</source>
        <translation>يتكون الرقم السري من 6 إلى 12 رقمًا</translation>
    </message>
    <message>
        <source>This PIN is too easy to guess</source>
        <translation>تخمين هذا الرقم السري سهل جدًا</translation>
    </message>
    <message>
        <source>The two PINs are not the same</source>
        <translation>الرقمان السريان غير متطابقين</translation>
    </message>
    <message>
        <source>Please choose one and type it twice.</source>
        <translation>يرجى اختيار رقم وكتابته مرتين.</translation>
    </message>
    <message>
        <source>This PIN is wrong</source>
        <translation>الرقم السري خاطئ</translation>
    </message>
    <message>
        <source>Tries left before this badge is locked here: {left}.</source>
        <translation>المحاولات المتبقية قبل قفل هذه الشارة هنا: {left}.</translation>
    </message>
    <message>
        <source>Please wait before the next try</source>
        <translation>يرجى الانتظار قبل المحاولة التالية</translation>
    </message>
    <message>
        <source>There were too many wrong PINs. {seconds} seconds left.</source>
        <translation>أُدخل الرقم السري خطأً مرات كثيرة. بقيت {seconds} ثانية.</translation>
    </message>
    <message>
        <source>This badge is locked at this terminal</source>
        <translation>هذه الشارة مقفلة في هذا الجهاز</translation>
    </message>
    <message>
        <source>An engineer and a second person can unlock it. Other terminals still work.</source>
        <translation>يمكن لمهندس وشخص ثانٍ فتحها. وهي تعمل في الأجهزة الأخرى.</translation>
    </message>
    <message>
        <source>This needs a second person</source>
        <translation>يتطلب هذا شخصًا ثانيًا</translation>
    </message>
    <message>
        <source>Please have a colleague hold up their badge.</source>
        <translation>يرجى أن يوجّه زميل لك شارته.</translation>
    </message>
    <message>
        <source>This is not among your tasks</source>
        <translation>ليس هذا من مهامك</translation>
    </message>
    <message>
        <source>Somebody with another role can do it.</source>
        <translation>يمكن لموظف بدور آخر القيام به.</translation>
    </message>
    <message>
        <source>Line {line} is not right yet</source>
        <translation>السطر {line} غير صحيح بعد</translation>
    </message>
    <message>
        <source>Please compare it with the code and correct it.</source>
        <translation>يرجى مقارنته بالرمز وتصحيحه.</translation>
    </message>
    <message>
        <source>This recovery code was not accepted</source>
        <translation>لم يُقبل رمز الاستعادة هذا</translation>
    </message>
    <message>
        <source>It must be made for the words that this screen shows now.</source>
        <translation>يجب أن يُصنع للكلمات التي تعرضها هذه الشاشة الآن.</translation>
    </message>
    <message>
        <source>The time for this recovery is over</source>
        <translation>انتهى وقت هذه الاستعادة</translation>
    </message>
    <message>
        <source>Please begin again with the new words on the screen.</source>
        <translation>يرجى البدء من جديد بالكلمات الجديدة على الشاشة.</translation>
    </message>
    <message>
        <source>One moment, please</source>
        <translation>لحظة من فضلك</translation>
    </message>
    <message>
        <source>This terminal is starting again and will be ready very soon. If you have just paid, your money is safe.</source>
        <translation>يُعاد تشغيل هذا الجهاز وسيكون جاهزًا قريبًا جدًا. إذا كنت قد دفعت للتو فأموالك في أمان.</translation>
    </message>
    <message>
        <source>Please use another terminal or ask at the desk. If you have just paid, your money is safe.</source>
        <translation>يرجى استعمال جهاز آخر أو السؤال في مكتب الخدمة. إذا كنت قد دفعت للتو فأموالك في أمان.</translation>
    </message>
    <message>
        <source>This terminal is closed for now</source>
        <translation>هذا الجهاز خارج الخدمة مؤقتًا</translation>
    </message>
    <message>
        <source>It opens again at {until}. Please use another terminal or ask at the desk.</source>
        <translation>سيعود إلى الخدمة عند {until}. يُرجى استخدام جهاز آخر أو السؤال عند مكتب الخدمة.</translation>
    </message>
</context>
<context>
    <name>RecordingMark</name>
    <message>
        <source>Maintenance: the camera&apos;s pictures are being recorded</source>
        <translation>صيانة: تُسجَّل صور الكاميرا الآن</translation>
    </message>
</context>
<context>
    <name>RefusedScreen</name>
    <message>
        <source>your health card app</source>
        <translation>تطبيق بطاقتك الصحية</translation>
    </message>
    <message>
        <source>the health card in WeChat</source>
        <translation>البطاقة الصحية في WeChat</translation>
    </message>
    <message>
        <source>your insurance e-voucher</source>
        <translation>رمز التأمين الإلكتروني</translation>
    </message>
    <message>
        <source>your identity card on the reader</source>
        <translation>بطاقة الهوية على القارئ</translation>
    </message>
    <message>
        <source>The camera is on: no button needed</source>
        <translation>الكاميرا تعمل: لا حاجة إلى أي زر</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>what happened, what to do</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Works here:</source>
        <translation>يمكن هنا استعمال:</translation>
    </message>
    <message>
        <source>Works here: %1</source>
        <translation>يمكن هنا استعمال: %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>%1. The details are on the screen.</source>
        <comment>what happened</comment>
        <translation>%1. التفاصيل معروضة على الشاشة.</translation>
    </message>
</context>
<context>
    <name>Remark</name>
    <message>
        <source>Source: %1</source>
        <translation>المصدر: %1</translation>
    </message>
</context>
<context>
    <name>RemarkGroup</name>
    <message>
        <source>What this may mean</source>
        <translation>ماذا قد يعني هذا</translation>
    </message>
    <message>
        <source>This is not a diagnosis.</source>
        <translation>هذا ليس تشخيصًا.</translation>
    </message>
    <message>
        <source>No clinician has reviewed these words yet.</source>
        <translation>لم يراجع أي طبيب هذا الشرح بعد.</translation>
    </message>
    <message>
        <source>Reviewed by: %1</source>
        <translation>راجعه: %1</translation>
    </message>
</context>
<context>
    <name>ReportActions</name>
    <message>
        <source>Printed before. For another copy please ask at the desk.</source>
        <translation>طُبع من قبل. لنسخة أخرى يرجى السؤال في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>Printed on %1. For another copy please ask at the desk.</source>
        <translation>طُبع في %1. لنسخة أخرى يرجى السؤال في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>This report may have been printed. Please ask at the desk.</source>
        <translation>ربما طُبع هذا التقرير. يرجى السؤال في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>Hospital&apos;s original</source>
        <translation>أصل التقرير</translation>
    </message>
    <message>
        <source>Print this report</source>
        <translation>طباعة هذا التقرير</translation>
    </message>
    <message>
        <source>Perhaps printed: please ask</source>
        <translation>ربما طُبع: يرجى السؤال</translation>
    </message>
    <message>
        <source>Printed %1. Copies at the desk.</source>
        <translation>طُبع %1. النسخ من مكتب الخدمة.</translation>
    </message>
</context>
<context>
    <name>ReportBody</name>
    <message>
        <source>To look at</source>
        <translation>نتائج تستحق الانتباه</translation>
    </message>
    <message>
        <source>The other results</source>
        <translation>النتائج الأخرى</translation>
    </message>
    <message>
        <source>What was found is in the hospital&apos;s original.</source>
        <translation>النتيجة موجودة في أصل التقرير.</translation>
    </message>
</context>
<context>
    <name>ReportFacts</name>
    <message>
        <source>Results: %1, to look at: %2</source>
        <translation>النتائج: %1، تستحق الانتباه: %2</translation>
    </message>
    <message>
        <source>Results: %1, none marked</source>
        <translation>النتائج: %1، لا شيء معلَّم</translation>
    </message>
    <message>
        <source>Added to: please go by this one</source>
        <translation>أُضيف إليه: يرجى الاعتماد على هذا</translation>
    </message>
    <message>
        <source>Corrected: please go by this one</source>
        <translation>صُحّح: يرجى الاعتماد على هذا</translation>
    </message>
</context>
<context>
    <name>ReportFormScreen</name>
    <message>
        <source>Page %1 of %2</source>
        <translation>صفحة %1 من %2</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>الصفحة السابقة</translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation>الصفحة كاملة</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>تكبير</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>الصفحة التالية</translation>
    </message>
    <message>
        <source>This is the hospital&apos;s original.</source>
        <translation>هذا هو أصل التقرير من المستشفى.</translation>
    </message>
    <message>
        <source>Move it with the four arrows.</source>
        <translation>حرّكه بالأسهم الأربعة.</translation>
    </message>
    <message>
        <source>To see it larger, touch Enlarge.</source>
        <translation>لرؤيته أكبر، المس «تكبير».</translation>
    </message>
    <message>
        <source>To go back to the report, touch Back at the bottom.</source>
        <translation>للعودة إلى التقرير، المس «رجوع» في الأسفل.</translation>
    </message>
    <message>
        <source>. </source>
        <comment>between sentences</comment>
        <translation>. </translation>
    </message>
</context>
<context>
    <name>ReportMarks</name>
    <message>
        <source>Urgent</source>
        <translation>عاجل</translation>
    </message>
    <message>
        <source>Added to</source>
        <translation>أُضيف إليه</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>صُحّح</translation>
    </message>
    <message>
        <source>New</source>
        <translation>جديد</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>مطبوع</translation>
    </message>
    <message>
        <source>To be checked</source>
        <comment>whether the report was printed</comment>
        <translation>قيد التحقق</translation>
    </message>
</context>
<context>
    <name>ReportPageScreen</name>
    <message>
        <source>Please go to %1 now</source>
        <translation>يرجى التوجه الآن إلى %1</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>العينة</translation>
    </message>
    <message>
        <source>Examined</source>
        <translation>تاريخ الفحص</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>تاريخ أخذ العينة</translation>
    </message>
    <message>
        <source>Asked for by</source>
        <translation>بطلب من</translation>
    </message>
    <message>
        <source>Reported by</source>
        <translation>أعدّه</translation>
    </message>
    <message>
        <source>Checked by</source>
        <translation>راجعه</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>الرقم</translation>
    </message>
    <message>
        <source>This is your report. What matters most stands at the top.</source>
        <translation>هذا تقريرك. الأهم موجود في الأعلى.</translation>
    </message>
    <message>
        <source>To print it, touch the large button at the bottom.</source>
        <translation>لطباعته، المس الزر الكبير في الأسفل.</translation>
    </message>
    <message>
        <source>To go back to your reports, touch Back at the bottom.</source>
        <translation>للعودة إلى تقاريرك، المس «رجوع» في الأسفل.</translation>
    </message>
    <message>
        <source>. </source>
        <comment>between sentences</comment>
        <translation>. </translation>
    </message>
</context>
<context>
    <name>ReportRow</name>
    <message>
        <source>Results: %1, to look at: %2</source>
        <translation>النتائج: %1، تستحق الانتباه: %2</translation>
    </message>
    <message>
        <source>Results: %1, none marked</source>
        <translation>النتائج: %1، لا شيء معلَّم</translation>
    </message>
    <message>
        <source>Choose for printing: %1</source>
        <translation>اختيار للطباعة: %1</translation>
    </message>
    <message>
        <source>Read: %1</source>
        <translation>قراءة: %1</translation>
    </message>
</context>
<context>
    <name>ReportTrendScreen</name>
    <message>
        <source>Usual: %1</source>
        <translation>المعتاد: %1</translation>
    </message>
    <message>
        <source>These are your earlier results.</source>
        <translation>هذه نتائجك السابقة.</translation>
    </message>
    <message>
        <source>To go back to the report, touch Back at the bottom.</source>
        <translation>للعودة إلى التقرير، المس «رجوع» في الأسفل.</translation>
    </message>
    <message>
        <source>. </source>
        <comment>between sentences</comment>
        <translation>. </translation>
    </message>
</context>
<context>
    <name>ReportWaitScreen</name>
    <message>
        <source>Opening your report…</source>
        <translation>جارٍ فتح تقريرك…</translation>
    </message>
    <message>
        <source>Looking for earlier results…</source>
        <translation>جارٍ البحث عن النتائج السابقة…</translation>
    </message>
    <message>
        <source>Opening the hospital&apos;s original…</source>
        <translation>جارٍ فتح أصل التقرير…</translation>
    </message>
    <message>
        <source>Asking the hospital for an explanation…</source>
        <translation>جارٍ طلب شرح من نظام المستشفى…</translation>
    </message>
    <message>
        <source>Looking for your reports…</source>
        <translation>جارٍ البحث عن تقاريرك…</translation>
    </message>
    <message>
        <source>Please wait a moment.</source>
        <translation>يرجى الانتظار قليلًا.</translation>
    </message>
    <message>
        <source>It takes very long. You can wait, or touch Finish at the bottom and ask at the desk.</source>
        <translation>يستغرق الأمر وقتًا طويلًا. يمكنك الانتظار، أو لمس «إنهاء» في الأسفل والسؤال في مكتب الخدمة.</translation>
    </message>
    <message>
        <source>It takes a few seconds. There is nothing for you to do.</source>
        <translation>يستغرق هذا بضع ثوانٍ. لا يلزمك فعل شيء.</translation>
    </message>
</context>
<context>
    <name>ReportsCard</name>
    <message>
        <source>Reports: read and print</source>
        <translation>التقارير: قراءة وطباعة</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>التقارير</translation>
    </message>
    <message>
        <source>Read and print</source>
        <translation>قراءة وطباعة</translation>
    </message>
    <message>
        <source>New reports</source>
        <translation>تقارير جديدة</translation>
    </message>
    <message>
        <source>%1 new</source>
        <comment>reports, as a number</comment>
        <translation>جديدة: %1</translation>
    </message>
</context>
<context>
    <name>ReportsScreen</name>
    <message>
        <source>%1 reports need to be seen to at once: please go to %2 now</source>
        <translation>تقارير تحتاج إلى عناية فورية: %1. يرجى التوجه الآن إلى %2</translation>
    </message>
    <message>
        <source>One report needs to be seen to at once: please go to %1 now</source>
        <translation>تقرير واحد يحتاج إلى عناية فورية: يرجى التوجه الآن إلى %1</translation>
    </message>
    <message>
        <source>Your reports</source>
        <translation>تقاريرك</translation>
    </message>
    <message>
        <source>Choose none</source>
        <translation>إلغاء الكل</translation>
    </message>
    <message>
        <source>Choose all new</source>
        <translation>اختيار كل جديد</translation>
    </message>
    <message>
        <source>All</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Lab</source>
        <translation>المختبر</translation>
    </message>
    <message>
        <source>Imaging</source>
        <translation>الأشعة</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>صفحة %1 من %2</translation>
    </message>
    <message>
        <source>Print chosen (%1)</source>
        <translation>طباعة المختار (%1)</translation>
    </message>
    <message>
        <source>Tick what to print</source>
        <translation>علّم ما تريد طباعته</translation>
    </message>
    <message>
        <source>Here are your reports. Touch one to read it.</source>
        <translation>هذه تقاريرك. المس أحدها لقراءته.</translation>
    </message>
    <message>
        <source>To print those that are ticked, touch the large button at the bottom.</source>
        <translation>لطباعة ما عليه علامة، المس الزر الكبير في الأسفل.</translation>
    </message>
    <message>
        <source>Tick what you want to print, then touch the large button at the bottom.</source>
        <translation>ضع علامة على ما تريد طباعته، ثم المس الزر الكبير في الأسفل.</translation>
    </message>
    <message>
        <source>. </source>
        <comment>between sentences</comment>
        <translation>. </translation>
    </message>
    <message>
        <source>Something did not work: please read the notice on the screen.</source>
        <translation>لم ينجح أمر ما: يرجى قراءة التنبيه على الشاشة.</translation>
    </message>
    <message>
        <source>Reports: %1</source>
        <translation>عدد التقارير: %1</translation>
    </message>
</context>
<context>
    <name>ResultLine</name>
    <message>
        <source>no result</source>
        <translation>لا نتيجة</translation>
    </message>
    <message>
        <source>usual %1</source>
        <translation>المعتاد %1</translation>
    </message>
    <message>
        <source>Earlier values of %1</source>
        <translation>القيم السابقة: %1</translation>
    </message>
    <message>
        <source>Changed after it was first given out</source>
        <translation>عُدّل بعد صدوره أول مرة</translation>
    </message>
</context>
<context>
    <name>ScanMirror</name>
    <message>
        <source>Camera picture</source>
        <translation>صورة الكاميرا</translation>
    </message>
    <message>
        <source>Scanning: no button needed</source>
        <translation>جارٍ المسح: لا حاجة إلى أي زر</translation>
    </message>
    <message>
        <source>The camera is starting…</source>
        <translation>الكاميرا تبدأ العمل…</translation>
    </message>
</context>
<context>
    <name>ScrollButtons</name>
    <message>
        <source>Up</source>
        <translation>أعلى</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>السابق</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>أسفل</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>التالي</translation>
    </message>
</context>
<context>
    <name>SecondFactorScreen</name>
    <message>
        <source>Checking with the hospital…</source>
        <translation>جارٍ التحقق لدى المستشفى…</translation>
    </message>
    <message>
        <source>Confirm that it is you</source>
        <translation>يرجى تأكيد أنك صاحب البطاقة</translation>
    </message>
    <message>
        <source>So that nobody else can use your card. The digits are only compared, never kept.</source>
        <translation>كي لا يستعمل أحد غيرك بطاقتك. تُقارن الأرقام فقط ولا تُحفظ أبدًا.</translation>
    </message>
    <message>
        <source>The digits do not agree</source>
        <translation>الأرقام غير متطابقة</translation>
    </message>
    <message>
        <source>Only one try left</source>
        <translation>بقيت محاولة واحدة فقط</translation>
    </message>
    <message>
        <source>Please try again: %1 tries left</source>
        <translation>يرجى إعادة المحاولة. المحاولات المتبقية: %1</translation>
    </message>
    <message>
        <source>Identity number, last 4</source>
        <translation>آخر 4 من رقم الهوية</translation>
    </message>
    <message>
        <source>Mobile number, last 4</source>
        <translation>آخر 4 من رقم الجوال</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>تأكيد</translation>
    </message>
    <message>
        <source>Your digits are being checked with the hospital. Please wait a moment.</source>
        <translation>جارٍ التحقق من أرقامك لدى المستشفى. يرجى الانتظار قليلًا.</translation>
    </message>
    <message>
        <source>Please touch Confirm.</source>
        <translation>يرجى لمس «تأكيد».</translation>
    </message>
    <message>
        <source>Now the last four digits of your mobile number.</source>
        <translation>والآن آخر أربعة أرقام من رقم جوالك.</translation>
    </message>
    <message>
        <source>Please type the last four digits of your identity number.</source>
        <translation>يرجى كتابة آخر أربعة أرقام من رقم هويتك.</translation>
    </message>
    <message>
        <source>The digits do not agree.</source>
        <translation>الأرقام غير متطابقة.</translation>
    </message>
    <message>
        <source>Please confirm that it is you.</source>
        <translation>يرجى تأكيد أنك صاحب البطاقة.</translation>
    </message>
</context>
<context>
    <name>ServiceTiles</name>
    <message>
        <source>More services</source>
        <translation>خدمات أخرى</translation>
    </message>
    <message>
        <source>To the first services</source>
        <translation>إلى الخدمات الأولى</translation>
    </message>
</context>
<context>
    <name>Services</name>
    <message>
        <source>Sign in</source>
        <translation>تسجيل الوصول</translation>
    </message>
    <message>
        <source>%1 appointments today</source>
        <translation>مواعيد اليوم: %1</translation>
    </message>
    <message>
        <source>How long it takes, where to go</source>
        <translation>مدة الانتظار والمكان</translation>
    </message>
    <message>
        <source>Your number: %1</source>
        <translation>رقمك: %1</translation>
    </message>
    <message>
        <source>Pay bills</source>
        <translation>دفع الفواتير</translation>
    </message>
    <message>
        <source>See what is open, and pay</source>
        <translation>عرض الفواتير ودفعها</translation>
    </message>
    <message>
        <source>%1 bills</source>
        <translation>عدد الفواتير: %1</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>التقارير</translation>
    </message>
    <message>
        <source>%1 new</source>
        <translation>جديدة: %1</translation>
    </message>
    <message>
        <source>Read and print</source>
        <translation>قراءة وطباعة</translation>
    </message>
    <message>
        <source>Your turn</source>
        <translation>دورك في الانتظار</translation>
    </message>
    <message>
        <source>1 bill</source>
        <translation>فاتورة واحدة</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
</context>
<context>
    <name>SignedInScreen</name>
    <message>
        <source>You are already signed in</source>
        <translation>وصولك مسجَّل من قبل</translation>
    </message>
    <message>
        <source>You are signed in</source>
        <translation>تم تسجيل وصولك</translation>
    </message>
    <message>
        <source>Please wait at
%1</source>
        <translation>يرجى الانتظار في
%1</translation>
    </message>
    <message>
        <source>Your ticket is being printed.</source>
        <translation>جارٍ طباعة تذكرتك.</translation>
    </message>
    <message>
        <source>Please take your ticket, and wait where it says.</source>
        <translation>يرجى أخذ تذكرتك والانتظار في المكان المكتوب عليها.</translation>
    </message>
    <message>
        <source>You do not need a ticket. Please wait until your name is called.</source>
        <translation>لا تحتاج إلى تذكرة. يرجى الانتظار حتى يُنادى اسمك.</translation>
    </message>
    <message>
        <source>There is no ticket this time. Please remember the number on the screen.</source>
        <translation>لا تذكرة هذه المرة. يرجى تذكّر الرقم على الشاشة.</translation>
    </message>
    <message>
        <source>The screen shows where to wait.</source>
        <translation>تعرض الشاشة مكان الانتظار.</translation>
    </message>
    <message>
        <source>Your number is %1.</source>
        <translation>رقمك %1.</translation>
    </message>
    <message>
        <source>You are already signed in.</source>
        <translation>لقد سُجّل وصولك من قبل.</translation>
    </message>
    <message>
        <source>You have been signed in.</source>
        <translation>تم تسجيل وصولك.</translation>
    </message>
</context>
<context>
    <name>SigningInScreen</name>
    <message>
        <source>Signing you in…</source>
        <translation>جارٍ تسجيل وصولك…</translation>
    </message>
    <message>
        <source>You are being signed in. Please wait a moment.</source>
        <translation>جارٍ تسجيل وصولك. يرجى الانتظار قليلًا.</translation>
    </message>
</context>
<context>
    <name>SlipStrip</name>
    <message>
        <source>Your receipt is being printed…</source>
        <translation>جارٍ طباعة إيصالك…</translation>
    </message>
    <message>
        <source>Your slip is being printed…</source>
        <translation>جارٍ طباعة قسيمتك…</translation>
    </message>
    <message>
        <source>Please take the receipt below</source>
        <translation>يرجى أخذ الإيصال من الأسفل</translation>
    </message>
    <message>
        <source>Please take the slip below</source>
        <translation>يرجى أخذ القسيمة من الأسفل</translation>
    </message>
    <message>
        <source>No paper receipt this time</source>
        <translation>لا إيصال ورقيًا هذه المرة</translation>
    </message>
    <message>
        <source>Please copy the number, or take a photo of it</source>
        <translation>يرجى كتابة الرقم أو تصويره</translation>
    </message>
</context>
<context>
    <name>SplitTable</name>
    <message>
        <source>The insurance fund pays</source>
        <translation>يدفع صندوق التأمين</translation>
    </message>
    <message>
        <source>Your insurance account pays</source>
        <translation>يدفع حسابك في التأمين</translation>
    </message>
    <message>
        <source>You pay now</source>
        <translation>تدفع الآن</translation>
    </message>
</context>
<context>
    <name>StaffAsking</name>
    <message>
        <source>No, back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, do it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StaffKeys</name>
    <message>
        <source>Erase the last character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capitals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation type="unfinished">تأكيد</translation>
    </message>
</context>
<context>
    <name>StaffMenuScreen</name>
    <message>
        <source>By recovery code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engineer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · ends in %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This terminal is out of service. Open it again under &quot;Out of service&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The trust list is out of date: a cancelled badge might not be known here. Refresh it to have all pages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staff %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StaffNote</name>
    <message>
        <source>For our staff: N-206 · the trust list has not been refreshed, days left: %1</source>
        <translation>للموظفين: N-206 · لم تُحدَّث قائمة الثقة، الأيام المتبقية: %1</translation>
    </message>
    <message>
        <source>For our staff: E-206 · the trust list is too old, cards cannot be checked offline</source>
        <translation>للموظفين: E-206 · قائمة الثقة قديمة جدًا، لا يمكن التحقق من البطاقات دون اتصال</translation>
    </message>
    <message>
        <source>For our staff: E-207 · the clock of this terminal is wrong</source>
        <translation>للموظفين: E-207 · ساعة هذا الجهاز خاطئة</translation>
    </message>
    <message>
        <source>For our staff: the camera shows nothing, the barcode scanner works</source>
        <translation>للموظفين: الكاميرا لا تعرض شيئًا، والماسح يعمل</translation>
    </message>
    <message>
        <source>For our staff: the barcode scanner does not answer, the camera works</source>
        <translation>للموظفين: الماسح لا يستجيب، والكاميرا تعمل</translation>
    </message>
    <message>
        <source>For our staff: payments that need a person: %1</source>
        <translation>للموظفين: مدفوعات تحتاج إلى موظف: %1</translation>
    </message>
    <message>
        <source>For our staff: report prints that may not have come out: %1</source>
        <translation>للموظفين: تقارير ربما لم تُطبع: %1</translation>
    </message>
    <message>
        <source>For our staff: the report printer does not print</source>
        <translation>للموظفين: طابعة التقارير لا تطبع</translation>
    </message>
    <message>
        <source>For our staff: paper is running low</source>
        <translation>للموظفين: الورق يوشك على النفاد</translation>
    </message>
    <message>
        <source>For our staff: toner is running low</source>
        <translation>للموظفين: الحبر يوشك على النفاد</translation>
    </message>
    <message>
        <source>For our staff: no payments can be taken just now</source>
        <translation>للموظفين: لا يمكن قبول المدفوعات الآن</translation>
    </message>
    <message>
        <source>For our staff: the lamp over the camera does not switch</source>
        <translation>للموظفين: المصباح فوق الكاميرا لا يستجيب</translation>
    </message>
    <message>
        <source>For our staff: N-509 · an update did not work here, the former version runs</source>
        <translation>للموظفين: N-509 · لم ينجح التحديث هنا، ويعمل الإصدار السابق</translation>
    </message>
</context>
<context>
    <name>StaffPageScreen</name>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StaffPages</name>
    <message>
        <source>Daily work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper and toner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Screen and sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open payments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Barcode scanner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lamp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identity card reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Presence sensor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ticket printer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A4 printer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound and speech</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Touch panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trust list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Machine and disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Readiness report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Badges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change my PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manual</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StaffPin</name>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 digits typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keys take nothing for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIN forgotten: I have an invitation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation type="unfinished">تأكيد</translation>
    </message>
</context>
<context>
    <name>StaffRecovery</name>
    <message>
        <source>1. Give this to the hospital&apos;s key holder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same as a code to scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2. Hold up the code that comes back, or type its 13 lines</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StaffSearch</name>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StaffSheet</name>
    <message>
        <source>Camera picture</source>
        <translation type="unfinished">صورة الكاميرا</translation>
    </message>
</context>
<context>
    <name>StaffSignInScreen</name>
    <message>
        <source>Type your PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold up your invitation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type your PIN of today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a new PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the new PIN once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new PIN is being stored…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Come in without a badge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second person: hold up your badge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold up your staff badge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A second person confirms: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else than who is in. Their PIN is asked for next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code on your badge, 10 to 20 cm before the camera. Your PIN is asked for next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No badge: with a recovery code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>6 to 12 digits. No birthday, no row of keys, not one digit again and again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One try left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tries left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your PIN is set with a code that the hospital sends with your badge. It is good for one time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is being checked…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StaffTone</name>
    <message>
        <source>good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trouble</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StaffTouchScreen</name>
    <message>
        <source>Fields not felt: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every field was felt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every field was felt, but a still finger trembles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over these words, the edges and the corners, too. Felt: %1 of %2. %3 s left</source>
        <comment>fields felt, all fields, seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The touch panel is in order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clean the glass and its edges, then test again. If it stays so, call the service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw over the whole glass with one finger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished">رجوع</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the test</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StaffTyping</name>
    <message>
        <source>No more than %1 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least %1 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation type="unfinished">تأكيد</translation>
    </message>
</context>
<context>
    <name>SwitchCardScreen</name>
    <message>
        <source>Another card was held up. Touch the first button to change to it, or the second one to go on as before.</source>
        <translation>أُظهرت بطاقة أخرى. المس الزر الأول للانتقال إليها، أو الثاني للمتابعة كما كنت.</translation>
    </message>
    <message>
        <source>Change to the other card?</source>
        <translation>الانتقال إلى البطاقة الأخرى؟</translation>
    </message>
    <message>
        <source>Change to the card of %1?</source>
        <translation>الانتقال إلى بطاقة %1؟</translation>
    </message>
    <message>
        <source>What is open now is closed. What has been paid or printed stays so.</source>
        <translation>يُغلق ما هو مفتوح الآن. ما دُفع أو طُبع يبقى كما هو.</translation>
    </message>
    <message>
        <source>Go on with this card</source>
        <translation>المتابعة بهذه البطاقة</translation>
    </message>
    <message>
        <source>Go on: %1</source>
        <translation>المتابعة: %1</translation>
    </message>
    <message>
        <source>You are back where you were.</source>
        <translation>تعود إلى حيث كنت.</translation>
    </message>
    <message>
        <source>By itself in %1 seconds</source>
        <translation>تلقائيًا بعد %1 ثانية</translation>
    </message>
    <message>
        <source>Change to the other card</source>
        <translation>الانتقال إلى البطاقة الأخرى</translation>
    </message>
    <message>
        <source>Change to %1</source>
        <translation>الانتقال إلى %1</translation>
    </message>
</context>
<context>
    <name>SwitchKey</name>
    <message>
        <source>%1, on</source>
        <translation>%1، مفعّل</translation>
    </message>
    <message>
        <source>%1, off</source>
        <translation>%1، متوقف</translation>
    </message>
</context>
<context>
    <name>TicketStrip</name>
    <message>
        <source>Your ticket is being printed…</source>
        <translation>جارٍ طباعة تذكرتك…</translation>
    </message>
    <message>
        <source>Please take the ticket below</source>
        <translation>يرجى أخذ التذكرة من الأسفل</translation>
    </message>
    <message>
        <source>Please remember your number</source>
        <translation>يرجى تذكّر رقمك</translation>
    </message>
    <message>
        <source>You do not need a ticket</source>
        <translation>لا تحتاج إلى تذكرة</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Say it again</source>
        <translation>إعادة القول</translation>
    </message>
    <message>
        <source>Hide the screen</source>
        <translation>إخفاء الشاشة</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>العرض</translation>
    </message>
    <message>
        <source>Display: text, contrast, voice</source>
        <translation>العرض: الخط والتباين والصوت</translation>
    </message>
    <message>
        <source>Maintenance mode</source>
        <translation>وضع الصيانة</translation>
    </message>
</context>
<context>
    <name>TrendWords</name>
    <message>
        <source>. </source>
        <comment>between sentences</comment>
        <translation>. </translation>
    </message>
    <message>
        <source>This is the only value so far</source>
        <translation>هذه القيمة الوحيدة حتى الآن</translation>
    </message>
    <message>
        <source>The latest value is %1, the same as the one before</source>
        <translation>آخر قيمة هي %1، وهي مثل السابقة</translation>
    </message>
    <message>
        <source>The latest value is %1, higher than the one before</source>
        <translation>آخر قيمة هي %1، وهي أعلى من السابقة</translation>
    </message>
    <message>
        <source>The latest value is %1, lower than the one before</source>
        <translation>آخر قيمة هي %1، وهي أدنى من السابقة</translation>
    </message>
    <message>
        <source>None of the %1 values is out of the usual range</source>
        <translation>كل القيم ضمن المعدل المعتاد، وعددها %1</translation>
    </message>
    <message>
        <source>Out of the usual range: %1 of %2</source>
        <translation>خارج المعدل المعتاد: %1 من %2</translation>
    </message>
    <message>
        <source>Usual: %1</source>
        <translation>المعتاد: %1</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>For our staff: %1</source>
        <translation>للموظفين: %1</translation>
    </message>
</context>
<context>
    <name>VolumeKeys</name>
    <message>
        <source>Softer</source>
        <translation>أخفض</translation>
    </message>
    <message>
        <source>Volume %1 of %2</source>
        <translation>مستوى الصوت %1 من %2</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>أعلى</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>The hospital system is slow to answer. We keep asking: there is nothing for you to do.</source>
        <translation>نظام المستشفى بطيء في الرد. ما زلنا نسأل، وليس عليك فعل شيء.</translation>
    </message>
    <message>
        <source>The hospital system still does not answer. You can wait, or finish here and ask at the desk.</source>
        <translation>لم يرد نظام المستشفى بعد. يمكنك الانتظار، أو الإنهاء هنا والسؤال في مكتب الخدمة.</translation>
    </message>
</context>
<context>
    <name>WayCard</name>
    <message>
        <source>Please wait in the waiting area of your department</source>
        <translation>يرجى الانتظار في منطقة الانتظار في قسمك</translation>
    </message>
    <message>
        <source>Please wait at
%1</source>
        <translation>يرجى الانتظار في
%1</translation>
    </message>
</context>
<context>
    <name>WelcomeScreen</name>
    <message>
        <source>Looking for your appointments of today…</source>
        <translation>جارٍ البحث عن مواعيدك لليوم…</translation>
    </message>
    <message>
        <source>Your card is accepted. We are looking for your appointments of today. Please wait a moment.</source>
        <translation>قُبلت بطاقتك. جارٍ البحث عن مواعيدك لليوم. يرجى الانتظار قليلًا.</translation>
    </message>
    <message>
        <source>Your card is accepted. We are looking for what you can do here. Please wait a moment.</source>
        <translation>قُبلت بطاقتك. جارٍ البحث عمّا يمكنك إنجازه هنا. يرجى الانتظار قليلًا.</translation>
    </message>
    <message>
        <source>Looking for what you can do here…</source>
        <translation>جارٍ البحث عمّا يمكنك إنجازه هنا…</translation>
    </message>
</context>
</TS>
